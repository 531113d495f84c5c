import { reactive } from 'vue'
import { create } from '@/api/client'
import { new_id } from '@/api/id'
import type { Answer, Problem } from '@/api/problem'
import { kept_letters, type Letter, type Letters } from './letters'

// Writes that must arrive although the network is gone: kept on the device until the server has answered, sent in order, once
// (each carries its Request-Id). `place` names what is written (a grid cell, a question), so that its state can be shown: a newer
// letter for the same place replaces one that was never tried.
export interface Outbox {
  state: Record<string, 'saved' | 'waiting' | 'invalid' | undefined> // by place
  problem: Record<string, Problem | undefined>
  send: <T>(place: string, path: string, body: object) => Promise<Answer<T> | 'waiting'>
  retry: () => Promise<void>
  waiting: () => number
}

export function outbox(letters: Letters = kept_letters()): Outbox {
  const state = reactive<Outbox['state']>({})
  const problem = reactive<Outbox['problem']>({})
  const asked = new Map<string, Answer<unknown> | null>() // by letter, while its sender waits for the first try
  let running: Promise<void> | undefined

  async function send<T>(place: string, path: string, body: object): Promise<Answer<T> | 'waiting'> {
    state[place] = 'waiting'
    const letter = { id: new_id(), place, path, body }
    asked.set(letter.id, null)
    await letters.put(letter)
    await retry()
    const answer = asked.get(letter.id) as Answer<T> | null
    asked.delete(letter.id)
    return answer ?? 'waiting'
  }

  // One round at a time, and another one after it for what came meanwhile.
  async function retry(): Promise<void> {
    while (running) await running
    running = round()
    try {
      await running
    } finally {
      running = undefined
    }
  }

  async function round(): Promise<void> {
    const all = await letters.all()
    const last = new Map(all.map(letter => [letter.place, letter.id]))
    for (const letter of all) {
      state[letter.place] ??= 'waiting'
      if (last.get(letter.place) !== letter.id && !letter.tried) {
        await letters.drop(letter.id)
        continue
      }
      if (!(await deliver(letter))) return
    }
  }

  // False when the network or the server is away: then the rest waits too, in its order.
  async function deliver(letter: Letter): Promise<boolean> {
    if (!letter.tried) await letters.put({ ...letter, tried: true })
    const answer = await create(letter.path, letter.body, { request_id: letter.id })
    if (answer.problem && (answer.problem.status === 0 || answer.problem.status === 503 || answer.problem.status === 429))
      return false
    await letters.drop(letter.id)
    if (asked.has(letter.id)) asked.set(letter.id, answer)
    problem[letter.place] = answer.problem
    state[letter.place] = answer.problem ? 'invalid' : 'saved'
    return true
  }

  return { state, problem, send, retry, waiting: () => Object.values(state).filter(one => one === 'waiting').length }
}

let shared: Outbox | undefined

// The outbox of this browser: tries again when the network returns, and every quarter of a minute while something waits.
export function the_outbox(): Outbox {
  if (shared) return shared
  const box = (shared = outbox())
  const try_again = () => void box.retry().catch(() => {})
  addEventListener('online', try_again)
  setInterval(() => box.waiting() && try_again(), 15_000)
  try_again()
  return box
}
