import type { Line } from './answer'

// A long list has what is alike put together, in the place of the first of them. Never put together: what somebody is asked for
// here and now.
export interface Group {
  kind: Line['kind']
  lines: Line[]
}
const never: Line['kind'][] = ['live', 'decide', 'number', 'silent']

export function grouped(lines: Line[], most: number): (Line | Group)[] {
  if (lines.length <= most) return lines
  const out: (Line | Group)[] = []
  const seen = new Set<Line['kind']>()
  for (const line of lines) {
    const alike = never.includes(line.kind) ? [line] : lines.filter(one => one.kind === line.kind)
    if (alike.length === 1) out.push(line)
    else if (!seen.has(line.kind)) out.push({ kind: line.kind, lines: alike })
    seen.add(line.kind)
  }
  return out
}
export const is_group = (one: Line | Group): one is Group => 'lines' in one
