import { expect, it } from 'vitest'
import { marks } from './scale'

it('puts start and target at the ends and the value between them', () =>
  expect(marks(350, 475, 600)).toEqual({ start: 0, value: 50, target: 100 }))
it('runs the same way when less is better', () => expect(marks(12, 9, 6)).toEqual({ start: 0, value: 50, target: 100 }))
it('widens instead of clipping', () => {
  expect(marks(100, 50, 200)).toMatchObject({ value: 0, target: 100 })
  expect(marks(0, 300, 200)!.target).toBeCloseTo(66.7, 1)
})
it('has no line when start and target are one', () => expect(marks(5, 7, 5)).toBeNull())
