import { describe, expect, it } from 'vitest'
import { run_layout, type RunPoint } from './layout'

const frame = { width: 600, height: 200, left: 80, right: 50, top: 10, bottom: 30 }
const points = (values: (number | null)[]): RunPoint[] => values.map((value, i) => ({ key: `p${i}`, label: `Month ${i}`, value }))

describe('a run chart', () => {
  it('breaks its line at a missing period and marks the gap on the ground', () => {
    const layout = run_layout(points([1, 2, null, 3, 4]), null, null, frame)
    expect(layout.lines).toHaveLength(2)
    expect(layout.gaps.map(gap => gap.key)).toEqual(['p2'])
    expect(layout.points).toHaveLength(4)
  })
  it('draws no line through a single value, which stands in the middle', () => {
    const layout = run_layout(points([38]), null, 60, frame)
    expect(layout.lines).toEqual([])
    expect(layout.points[0]!.x).toBe(315)
  })
  it('begins at zero, unless the values are far from it', () => {
    expect(run_layout(points([412, 487]), 412, 600, frame).from).toBe(0)
    expect(run_layout(points([12.5, 12.9]), 12.5, 13.2, frame).from).toBeGreaterThan(12)
    expect(run_layout(points([-3, 4]), null, null, frame).from).toBeLessThan(-2)
    expect(run_layout(points([60]), null, null, frame).from).toBe(0)
  })
  it('stands without any value', () => {
    const layout = run_layout(points([null, null]), null, null, frame)
    expect(layout).toMatchObject({ lines: [], points: [], start: null, target: null, floor: 170, from: 0 })
    expect(run_layout([], null, null, frame).ticks).toEqual([])
  })
  it('keeps the words of two close lines apart, in their order', () => {
    const { words, start, target } = run_layout(points([100, 101]), 100, 104, frame)
    expect(start! - target!).toBeGreaterThan(0)
    expect(words.start! - words.target!).toBeGreaterThanOrEqual(16)
    const falling = run_layout(points([1, 200]), 102, 100, frame)
    expect(falling.words.target! - falling.words.start!).toBe(16)
  })
  it('keeps its points in the frame, higher values higher', () => {
    const layout = run_layout(points([10, 50, 30]), null, null, frame)
    const [low, high, middle] = layout.points.map(point => point.y)
    expect(high).toBeLessThan(middle!)
    expect(middle).toBeLessThan(low!)
    expect(layout.points.every(point => point.x >= 80 && point.x <= 550 && point.y >= 10 && point.y <= 170)).toBe(true)
  })
  it('names only as many periods as fit, the newest always', () => {
    const many = run_layout(points(Array.from({ length: 60 }, (_, i) => i)), null, null, frame)
    expect(many.ticks.length).toBeLessThan(9)
    expect(many.ticks.at(-1)).toMatchObject({ key: 'p59', anchor: 'end' })
  })
  it('tells a number from some districts from one of all', () => {
    const layout = run_layout(
      [
        { key: 'a', label: 'a', value: 1, n: 9, m: 11 },
        { key: 'b', label: 'b', value: 1, n: 11, m: 11 },
        { key: 'c', label: 'c', value: 1 },
      ],
      null,
      null,
      frame,
    )
    expect(layout.points.map(point => point.whole)).toEqual([false, true, true])
  })
})
