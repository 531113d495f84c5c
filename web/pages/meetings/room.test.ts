import { expect, test } from 'vitest'
import { is_long, left, lines_of, typed_at } from './room'

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
test('a line of a sheet is a note, without its dash', () =>
  expect(lines_of(' - The rain\n\n• No room at six \nA half-open door\n')).toEqual(['The rain', 'No room at six',
    'A half-open door']))
test('the code is typed at an address without the key of the square', () => {
  expect(typed_at('https://ville.example/m/abc')).toBe('ville.example/m')
  expect(typed_at(null)).toBe('')
})
test('a note is folded beyond some six lines', () => {
  expect(is_long('A short note\nof two lines')).toBe(false)
  expect(is_long('word '.repeat(1000))).toBe(true)
  expect(is_long('1\n2\n3\n4\n5\n6\n7')).toBe(true)
})
