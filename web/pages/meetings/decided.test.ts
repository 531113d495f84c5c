import { beforeAll, expect, test } from 'vitest'
import { need, speak } from '@/words'
import type { Decision } from './answer'
import { answer_of, page_of } from './decided'

const decision = (also: Partial<Decision> = {}): Decision => ({ id: 'd', revision: 1, text: 'Open on Wednesdays', action: null,
  because: null, owner: null, review_on: null, can_say_yes: null, leads_to: null, was: null, is: null, state: 'proposed',
  answer: null, became: [], answered_how: null, answered_on: null, answered_by: null, recorded_by: null, ...also })
const name = (id: string | null) => (id === 'p' ? 'Hélène Vasseur' : '')
const confirmed = { state: 'confirmed', answered_on: '2026-03-12' } as const

beforeAll(async () => {
  await need('meetings')
  await speak('en')
})

test('says who answered, what, and when', () => {
  const said = (also: Partial<Decision>) => answer_of(decision(also), name)
  expect(said({ can_say_yes: 'p' })).toBe('')
  expect(said({ ...confirmed, can_say_yes: 'p' })).toBe('Hélène Vasseur said yes on 12 March 2026')
  expect(said({ ...confirmed, can_say_yes: 'p', answered_by: 'The head teacher' })).toBe(
    'The head teacher said yes on 12 March 2026')
  expect(said({ ...confirmed, state: 'declined', can_say_yes: 'p' })).toBe('Hélène Vasseur said “not now” on 12 March 2026')
  expect(said(confirmed)).toBe('Decided together on 12 March 2026')
})

test('leads to what it became', () => {
  const page = (leads_to: string, action: string | null = 'a') => page_of(decision({ leads_to, became: ['x'] }), action)
  expect(page('pilot')).toEqual({ name: 'pilot', params: { id: 'x' } })
  expect(page('recommendation')).toEqual({ name: 'queue' })
  expect(page('task')).toEqual({ name: 'action', params: { id: 'a' } })
  expect(page('adjustment')).toEqual({ name: 'changes', query: { action: 'a', only: 'adjustment' } })
  expect(page('task', null)).toBeNull()
  expect(page_of(decision({ leads_to: 'pilot' }), 'a')).toBeNull()
})
