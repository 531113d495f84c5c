import { beforeAll, expect, test } from 'vitest'
import { need } from '@/words'
import type { Report } from './answer'
import { beyond_most, marks } from './marks'

beforeAll(() => need('pilots'))

const told: Report = { id: 'a', on: '2026-03-12', exposed: 20, events: 0, first_exposed: null, first_events: null,
  red_line: null, group: null, who: null, note: null, by: null, at: null, correction: null, corrected_by: null, late: false,
  while_paused: false, beyond_step: null, beyond_most: null }

test('what went beyond is marked, the maximum before the step', () => {
  expect(marks(told)).toEqual([])
  expect(marks({ ...told, beyond_step: 25 })).toEqual(['beyond the step of 25'])
  expect(marks({ ...told, beyond_step: 25, beyond_most: 60, late: true })).toEqual(['beyond the maximum of 60', 'came late'])
})

test('the page says how many are beyond the card', () => {
  expect(beyond_most({ exposed: 60, people_max: 60 })).toBeNull()
  expect(beyond_most({ exposed: 61, people_max: null })).toBeNull()
  expect(beyond_most({ exposed: 545, people_max: 60 })).toBe('485 people took part beyond the maximum of 60 on the card.')
})
