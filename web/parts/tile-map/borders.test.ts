import { expect, it } from 'vitest'
import { borders, type Geometry } from './borders'
import { lines_within, tint } from './tint'

const square = (x: number, y: number, size = 0.02): [number, number][] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
]
const polygon = (...rings: [number, number][][]): Geometry => ({ type: 'Polygon', coordinates: rings })

it('draws the same land whichever way its points turn', () => {
  const one = borders([{ id: 'a', geometry: polygon(square(-1.55, 47.2)) }], 400)
  const other = borders([{ id: 'a', geometry: polygon([...square(-1.55, 47.2)].reverse()) }], 400)
  expect([other.height, other.areas[0]!.x, other.areas[0]!.y].map(Math.round)).toEqual(
    [one.height, one.areas[0]!.x, one.areas[0]!.y].map(Math.round),
  )
})

it('keeps north above and the proportions of the land', () => {
  const { areas, height } = borders(
    [
      { id: 'north', geometry: polygon(square(-1.55, 47.22)) },
      { id: 'south', geometry: polygon(square(-1.55, 47.2)) },
    ],
    400,
  )
  expect(areas[0]!.y).toBeLessThan(areas[1]!.y)
  // Two squares of 0.02° at 47.2° north: twice as high, divided by the cosine of the latitude.
  expect(height / 400).toBeCloseTo(2 / Math.cos((47.22 * Math.PI) / 180), 1)
})

it('puts the label on the largest of several pieces', () => {
  const islands: Geometry = { type: 'MultiPolygon', coordinates: [[square(-1.5, 47.2, 0.001)], [square(-1.55, 47.2)]] }
  const { areas } = borders([{ id: 'a', geometry: islands }], 400)
  expect(areas[0]!.x).toBeLessThan(200)
})

it('is nothing when there is nothing', () => expect(borders([], 400)).toEqual({ areas: [], height: 0 }))

it('tints in five equal steps, and not at all without a value', () => {
  const values = [0, 25, 50, 75, 100]
  expect(values.map(value => tint(value, values))).toEqual([1, 2, 3, 4, 5])
  expect(tint(null, values)).toBe(0)
  expect(tint(7, [7, 7])).toBe(3)
})

it('writes a name in one line, in the lines of its parts, or not at all', () => {
  const name = 'Bellevue - Chantenay - Sainte-Anne'
  expect(lines_within(name, 300)).toEqual([name])
  expect(lines_within(name, 90)).toEqual(['Bellevue', 'Chantenay', 'Sainte-Anne'])
  expect(lines_within(name, 50)).toEqual([])
})
