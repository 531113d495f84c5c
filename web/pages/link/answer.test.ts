import { expect, it } from 'vitest'
import { as_told } from './answer'

const words = { number: String, of: (n: string, m: string) => `${n} of ${m}`, yes: 'yes', no: 'no' }

it('reads a number back as it was told', () => {
  expect(as_told({ value: 38 }, 'number', words)).toBe('38')
  expect(as_told({ value: 0 }, 'number', words)).toBe('0')
  expect(as_told({ numerator: 12, denominator: 40 }, 'percent', words)).toBe('12 of 40')
  expect(as_told({ value: 1 }, 'yes_no', words)).toBe('yes')
  expect(as_told({ value: 0 }, 'yes_no', words)).toBe('no')
  expect(as_told({ value: null }, 'number', words)).toBe('')
})
