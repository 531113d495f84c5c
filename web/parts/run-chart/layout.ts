import { scaleLinear, scalePoint } from 'd3-scale'
import { line } from 'd3-shape'

export interface RunPoint {
  key: string
  label: string
  value: number | null // null: no number for this period
  n?: number // districts that gave it
  m?: number // districts concerned
}

export interface RunLayout {
  width: number
  height: number
  lines: string[] // one per unbroken run: a missing period is a gap, never a bridge
  points: { key: string; label: string; value: number; x: number; y: number; whole: boolean; n?: number; m?: number }[]
  gaps: { key: string; label: string; x: number }[]
  ticks: { key: string; label: string; x: number; anchor: 'start' | 'middle' | 'end' }[]
  start: number | null // heights of the lines
  target: number | null
  words: { start: number | null; target: number | null } // heights of their words, kept apart
  floor: number
  from: number // the value at the floor
}

export interface RunFrame {
  width: number
  height: number
  left: number
  right: number
  top: number
  bottom: number
}

// Places the points of a run chart. The scale begins at zero unless the values are far from it; at most as many period names as
// fit.
export function run_layout(points: RunPoint[], start: number | null, target: number | null, frame: RunFrame): RunLayout {
  const values = points.flatMap(point => point.value ?? [])
  const all = [...values, ...(start === null ? [] : [start]), ...(target === null ? [] : [target])]
  const high = Math.max(...all, 0)
  const low = Math.min(...all, high)
  const from_zero = low >= 0 && (low < high * 0.75 || low === high)
  const y = scaleLinear()
    .domain([from_zero ? 0 : low, high === 0 && low === 0 ? 1 : high])
    .nice(4)
    .range([frame.height - frame.bottom, frame.top])
  const x = scalePoint()
    .domain(points.map(point => point.key))
    .range([frame.left, frame.width - frame.right])
    .align(points.length === 1 ? 0.5 : 0)
  const at = (point: RunPoint) => round(x(point.key) ?? frame.left)

  const runs = points.reduce<RunPoint[][]>(
    (done, point) => {
      if (point.value === null) return [...done, []]
      return [...done.slice(0, -1), [...(done.at(-1) ?? []), point]]
    },
    [[]],
  )
  const draw = line<RunPoint>()
    .x(at)
    .y(point => round(y(point.value!)))

  return {
    width: frame.width,
    height: frame.height,
    lines: runs.filter(run => run.length > 1).map(run => draw(run)!),
    points: points
      .filter(point => point.value !== null)
      .map(point => ({
        key: point.key,
        label: point.label,
        value: point.value!,
        x: at(point),
        y: round(y(point.value!)),
        n: point.n,
        m: point.m,
        whole: point.n === undefined || point.m === undefined || point.n >= point.m,
      })),
    gaps: points.filter(point => point.value === null).map(point => ({ key: point.key, label: point.label, x: at(point) })),
    ticks: ticks(points, at, frame),
    ...sides(start === null ? null : round(y(start)), target === null ? null : round(y(target))),
    floor: frame.height - frame.bottom,
    from: y.domain()[0]!,
  }
}

const row = 16 // of the words beside the lines

function sides(start: number | null, target: number | null): Pick<RunLayout, 'start' | 'target' | 'words'> {
  if (start === null || target === null || Math.abs(start - target) >= row) return { start, target, words: { start, target } }
  const middle = (start + target) / 2
  const up = { low: middle + row / 2, high: middle - row / 2 }
  return { start, target, words: target <= start ? { start: up.low, target: up.high } : { start: up.high, target: up.low } }
}

const letter = 6.6 // wide enough for the small text of the charts

function ticks(points: RunPoint[], at: (point: RunPoint) => number, frame: RunFrame): RunLayout['ticks'] {
  if (points.length === 0) return []
  const widest = Math.max(...points.map(point => point.label.length)) * letter + 14
  const room = Math.max(2, Math.floor((frame.width - frame.left - frame.right) / widest))
  const step = Math.max(1, Math.ceil((points.length - 1) / (room - 1)))
  // Counted back from the newest, which is the one people look for.
  return points.flatMap((point, i) => {
    if ((points.length - 1 - i) % step !== 0) return []
    const anchor = points.length === 1 ? 'middle' : i === 0 ? 'start' : i === points.length - 1 ? 'end' : 'middle'
    return [{ key: point.key, label: point.label, x: at(point), anchor }]
  })
}

const round = (value: number) => Math.round(value * 10) / 10
