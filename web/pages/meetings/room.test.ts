import { expect, test } from 'vitest'
import { left } from './room'

const since = 1_773_338_400_000
const after = (seconds: number) => since + seconds * 1000

test('counts down, and on beyond it', () => {
  expect(left(since, 10, after(0))).toBe('10:00')
  expect(left(since, 10, after(61))).toBe('8:59')
  expect(left(since, 10, after(725))).toBe('+2:05')
})
test('counts up where no time was given, and a clock that is behind shows no negative time', () => {
  expect(left(since, null, after(65))).toBe('1:05')
  expect(left(since, 5, after(-30))).toBe('5:00')
})
