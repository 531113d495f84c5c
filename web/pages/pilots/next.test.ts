import { expect, it } from 'vitest'
import type { Page } from './answer'
import { goes_on, is_due, next_of } from './next'

const today = '2026-03-20'
const anybody = () => true
const of = (pilot: Partial<Page['pilot']>, standing: Partial<Page['standing']> = {}) => ({ versions: [],
  pilot: { debrief_on: '2026-07-03', compared: 'no', drawn: [], verdict: null, version: 1, pause_cause: null, ...pilot },
  standing: { may_promote: false, may_go_on: false, alarm: false, ...standing } }) as unknown as Page

it('opens the next step of a test that runs', () => {
  expect(next_of(of({ state: 'running' }, { may_promote: true }), anybody, today)).toBe('promote')
  expect(next_of(of({ state: 'running' }), anybody, today)).toBe(null)
})
it('talks first about a test that is paused, and offers to go on beside it', () => {
  for (const pause_cause of ['red_line', 'alarm', 'by_hand'] as const) {
    const paused = of({ state: 'paused', pause_cause }, { may_go_on: true })
    expect(next_of(paused, anybody, today)).toBe('debrief')
    expect(goes_on(paused, anybody)).toBe('resume')
    expect(goes_on(paused, operation => operation !== 'pilot.resume')).toBe(null)
    expect(is_due(paused, today)).toBe(false)
  }
})
it('never puts a step before the talk while it is paused', () => {
  const corrected = of({ state: 'paused', pause_cause: 'step_review' }, { may_promote: true })
  expect(next_of(corrected, anybody, today)).toBe('debrief')
  expect(goes_on(corrected, anybody)).toBe('promote')
  expect(goes_on(of({ state: 'paused', pause_cause: 'step_review' }), anybody)).toBe(null)
})
it('leaves only the debrief after all steps, and after a stop sign at the end of one', () => {
  for (const pause_cause of ['all_steps', 'red_line'] as const) {
    const over = of({ state: 'paused', pause_cause })
    expect(is_due(over, today)).toBe(true)
    expect(next_of(over, anybody, today)).toBe('debrief')
    expect(goes_on(over, anybody)).toBe(null)
  }
})
it('asks for the debrief of a running test on its day', () => {
  expect(next_of(of({ state: 'running', debrief_on: today }), anybody, today)).toBe('debrief')
  expect(is_due(of({ state: 'debriefed', debrief_on: today }), today)).toBe(false)
})
