import { beforeAll, expect, test } from 'vitest'
import { need } from '@/words'
import { card_faults, type Written } from './card'

beforeAll(() => need('pilots'))

const card: Written = { title: 'Coffee at six', people_max: 60, ends_on: '2026-06-30', debrief_on: '2026-07-03',
  debrief_at: '14:00', watched: false, tolerable: null }
const fields = (more: Partial<Written>, before?: Partial<Written>) =>
  card_faults({ ...card, ...more }, '2026-03-12', before && { ...card, ...before }).map(one => one.field)

test('a card without faults goes', () => {
  expect(fields({})).toEqual([])
  expect(fields({ people_max: null, ends_on: null, debrief_on: null })).toEqual([])
})

test('all that is wrong is said at once', () => {
  expect(fields({ title: ' ', people_max: -5, debrief_at: '25:99', ends_on: '2020-01-01', debrief_on: '2019-01-01', watched: true,
    tolerable: 1 })).toEqual(['title', 'people_max', 'ends_on', 'debrief_on', 'debrief_at', 'tolerable'])
})

test('a day that has passed is a fault where it is written, and not where it was left', () => {
  const passed = { ends_on: '2026-03-01', debrief_on: '2026-03-05' }
  expect(fields(passed)).toEqual(['ends_on', 'debrief_on'])
  expect(fields(passed, passed)).toEqual([])
  expect(fields({ ends_on: '2026-03-12', debrief_on: '2026-03-12' })).toEqual([])
})
