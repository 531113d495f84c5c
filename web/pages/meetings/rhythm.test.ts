import { expect, test } from 'vitest'
import { evenings, is_holiday, nth_of, same_weekday } from './rhythm'

const periods = [{ starts_on: '2026-03-02', ends_on: '2026-04-10' }, { starts_on: '2026-04-27', ends_on: '2026-07-03' }]

test('the second Tuesday stays the second Tuesday', () => {
  expect(nth_of('2026-03-10')).toBe(2)
  expect([0, 1, 2, 3].map(at => same_weekday('2026-03-10', at))).toEqual(['2026-03-10', '2026-04-14', '2026-05-12', '2026-06-09'])
})
test('the fifth one of a month is the last of the others', () =>
  expect([0, 1, 2].map(at => same_weekday('2026-03-31', at))).toEqual(['2026-03-31', '2026-04-28', '2026-05-26']))
test('between two periods school is out; beyond what is known nothing is said', () => {
  expect(is_holiday('2026-04-14', periods)).toBe(true)
  expect(is_holiday('2026-04-10', periods)).toBe(false)
  expect(is_holiday('2026-08-14', periods)).toBe(false)
  expect(is_holiday('2026-04-14', [])).toBe(false)
})
test('each week, but for the holidays', () =>
  expect(evenings('2026-04-07', '1', 3, periods)).toEqual({ days: ['2026-04-07', '2026-04-28', '2026-05-05'],
    left_out: ['2026-04-14', '2026-04-21'] }))
test('each month, a week or two later where school is out', () =>
  expect(evenings('2026-03-10', 'month', 3, periods)).toEqual({ days: ['2026-03-10', '2026-04-28', '2026-05-12'],
    left_out: ['2026-04-14'] }))
