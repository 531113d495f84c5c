import { expect, it } from 'vitest'
import type { Line } from './answer'
import { grouped, is_group } from './groups'

const line = (kind: Line['kind'], id: string) => ({ kind, id }) as Line
const many = (kind: Line['kind'], n: number) => Array.from({ length: n }, (_, at) => line(kind, `${kind}${at}`))
const told = (lines: Line[]) => grouped(lines, 7).map(one => (is_group(one) ? `${one.lines.length} ${one.kind}` : one.id))

it('leaves a short list as it is', () => {
  expect(told([...many('link', 3), ...many('task', 4)])).toEqual(['link0', 'link1', 'link2', 'task0', 'task1', 'task2', 'task3'])
})
it('puts what is alike together, where the first of it stands', () => {
  const lines = [line('live', 'now'), ...many('accept', 2), ...many('link', 14), line('meeting', 'm'), ...many('need', 4)]
  expect(told(lines)).toEqual(['now', '2 accept', '14 link', 'm', '4 need'])
})
it('finds alike what does not stand together', () => {
  expect(told([...many('link', 6), line('task', 't'), line('link', 'late')])).toEqual(['7 link', 't'])
})
it('puts no number, no yes and no meeting that runs away', () => {
  const lines = [...many('live', 2), ...many('decide', 2), ...many('number', 6)]
  expect(told(lines)).toEqual(lines.map(one => one.id))
})
