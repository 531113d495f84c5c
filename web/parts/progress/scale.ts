import { scaleLinear } from 'd3-scale'

export interface Marks {
  start: number
  value: number
  target: number
}

// Where start, value and target stand on a line of 0 to 100. A value beyond either end widens the line: nothing is clipped
// silently. Null when start and target are the same place: then there is no way to be on.
export function marks(start: number, value: number, target: number): Marks | null {
  if (start === target) return null
  const falling = target < start
  const low = Math.min(start, value, target)
  const high = Math.max(start, value, target)
  const at = scaleLinear()
    .domain(falling ? [high, low] : [low, high])
    .range([0, 100])
  return { start: at(start), value: at(value), target: at(target) }
}
