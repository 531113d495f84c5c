import { reactive } from 'vue'
import { create } from '@/api/client'
import { is_unreachable, type Problem } from '@/api/problem'
import type { Entry } from '@/parts'
import { key_of, type Box, type Part } from './answer'

// What was typed and where it has got to. A cell is `waiting` until the server has answered, `saved` when it is kept, `invalid`
// when it was refused, with the reason; what the network did not take stays waiting and is sent again.
export interface Typed {
  value: number | null
  save: 'waiting' | 'saved' | 'invalid'
  message?: string
}
export interface Row {
  territory: string | null
  period: string
  stage?: string
  value?: number | null
  numerator?: number | null
  denominator?: number | null
}
interface Kept {
  rows: { id: string; state: string }[]
}

// One row for the server. The other half of a share comes from what the cell holds already.
export function row_of(entry: Entry, part: Part, box: Box | undefined, stage: string): Row {
  const row: Row = { territory: entry.row || null, period: entry.period, ...(stage ? { stage } : {}) }
  if (part === 'value') return { ...row, value: entry.value }
  const both = { numerator: box?.numerator ?? null, denominator: box?.denominator ?? null }
  return { ...row, ...both, [part]: entry.value }
}

export function use_saving(indicator: () => string, on_kept: () => Promise<void>) {
  const typed = reactive(new Map<string, Typed>())
  let waiting: { key: string; row: Row }[] = []
  let sending = false

  async function put(rows: { key: string; value: number | null; row: Row }[]): Promise<void> {
    for (const { key, value } of rows) typed.set(key, { value, save: 'waiting' })
    waiting = [...waiting.filter(one => !rows.some(row => row.key === one.key)), ...rows]
    await flush()
  }

  async function flush(): Promise<void> {
    if (sending || waiting.length === 0) return
    sending = true
    const going = waiting
    waiting = []
    const body = { indicator: indicator(), channel: 'grid', rows: going.map(one => one.row) }
    const answer = await create<Kept>('/api/measurements/put_many', body)
    sending = false
    if (answer.problem && is_unreachable(answer.problem)) {
      waiting = [...going, ...waiting]
      return
    }
    if (answer.problem) refuse(going, answer.problem)
    else for (const { key } of going) mark(key, { save: 'saved' })
    if (!answer.problem) await on_kept()
    if (answer.problem?.fields.length && going.length > 1) await retry_the_sound(going, answer.problem)
    await flush()
  }

  // The server keeps all rows or none: those that nothing is wrong with are sent again without the others.
  async function retry_the_sound(going: { key: string; row: Row }[], problem: Problem): Promise<void> {
    const faulty = new Set(problem.fields.map(fault => Number(/^rows\.(\d+)/.exec(fault.field)?.[1] ?? -1)))
    const sound = going.filter((_, at) => !faulty.has(at))
    if (sound.length === going.length) return
    for (const { key } of sound) mark(key, { save: 'waiting', message: undefined })
    waiting = [...sound, ...waiting]
  }

  function refuse(going: { key: string; row: Row }[], problem: Problem): void {
    going.forEach(({ key }, at) => {
      const own = problem.fields.find(fault => fault.field.startsWith(`rows.${at}.`))
      mark(key, { save: 'invalid', message: own?.message || problem.message })
    })
  }

  function mark(key: string, change: Partial<Typed>): void {
    const present = typed.get(key)
    if (present) typed.set(key, { ...present, ...change })
  }

  return { typed, put, flush, is_waiting: () => waiting.length > 0 || sending, forget: () => typed.clear() }
}

export const boxes_by_key = (boxes: Box[]): Map<string, Box> => new Map(boxes.map(box => [key_of(box), box]))
