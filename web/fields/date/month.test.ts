import { expect, it } from 'vitest'
import { add_days, add_months, weeks } from './month'

it('begins a week on Monday and pads both ends', () => {
  const march = weeks(2026, 2)
  expect(march[0]).toEqual([null, null, null, null, null, null, '2026-03-01'])
  expect(march.at(-1)).toEqual(['2026-03-30', '2026-03-31', null, null, null, null, null])
  expect(weeks(2027, 1)).toHaveLength(4)
})

it('moves over ends of months and years', () => {
  expect(add_days('2025-12-31', 1)).toBe('2026-01-01')
  expect(add_days('2026-03-29', -1)).toBe('2026-03-28')
  expect(add_months('2026-01-31', 1)).toBe('2026-02-28')
  expect(add_months('2026-01-15', -1)).toBe('2025-12-15')
})
