import { ref, shallowRef, type Ref } from 'vue'
import { create } from '@/api/client'
import type { Problem } from '@/api/problem'
import { kept_drawer, type Draft, type Drawer, type Letter } from './drawer'

// What a phone writes in a meeting, on its way: kept on the phone first, sent one after the other in the order of writing, and
// sent again under the same id until the server has answered. The server keeps an id once, so that a lost answer doubles nothing.
export interface Outbox {
  letters: Ref<Letter[]> // of this meeting, all that this phone wrote
  halted: Ref<Halt | null> // why what waits does not leave just now
  write: (draft: Omit<Draft, 'meeting'>) => Promise<void>
  rewrite: (letter: Letter, text: string) => Promise<void> // of one that has not left, or came back
  drop: (letter: Letter) => Promise<void>
  flush: () => Promise<void>
  runs: () => Promise<void> // the meeting does: what came too late for it before leaves by itself
  forget: () => Promise<void> // everything of this meeting
}
// away: no network, or no server · hurried: too much at once · unseated: the server does not know this phone any more
export type Halt = 'away' | 'hurried' | 'unseated'

export function meeting_outbox(meeting: string, drawer: Drawer = kept_drawer()): Outbox {
  const letters = shallowRef<Letter[]>([])
  const halted = ref<Halt | null>(null)
  let read: Promise<void> | undefined
  let running: Promise<void> | undefined
  let again = false

  const known = () => (read ??= drawer.all(meeting).then(kept => void (letters.value = kept)))
  const show = (letter: Letter) => {
    letters.value = letters.value.map(one => (one.seq === letter.seq ? letter : one))
  }
  async function keep(letter: Letter): Promise<void> {
    show(letter)
    await drawer.put(letter)
  }

  async function write(draft: Omit<Draft, 'meeting'>): Promise<void> {
    await known()
    const letter = await drawer.add({ ...draft, meeting })
    letters.value = [...letters.value, letter]
    void flush()
  }

  async function rewrite(letter: Letter, text: string): Promise<void> {
    const now = letters.value.find(one => one.seq === letter.seq)
    if (!now) return
    // It may be with the server already: then what was written first stays first, and this is a correction of it.
    if (now.state === 'sent' || (now.state === 'waiting' && now.tried))
      return write({ id: now.id, what: 'correction', text })
    await keep({ ...now, text, ...unsent })
    void flush()
  }

  async function drop(letter: Letter): Promise<void> {
    letters.value = letters.value.filter(one => one.seq !== letter.seq)
    await drawer.drop(letter.seq)
  }

  // One round at a time, and another one after it for whoever asked meanwhile: the network may be back.
  async function flush(): Promise<void> {
    again = true
    running ??= rounds().finally(() => (running = undefined))
    await running
  }
  async function rounds(): Promise<void> {
    await known()
    while (again) {
      again = false
      let next = first()
      while (next && (await deliver(next))) next = first()
      if (!next) halted.value = null
    }
  }
  const first = () => letters.value.find(one => one.state === 'waiting')

  // False when the rest has to wait too, in its order.
  async function deliver(letter: Letter): Promise<boolean> {
    const trying = { ...letter, tried: true }
    await keep(trying)
    const { path, body } = request_of(trying)
    const { problem } = await create(path, body)
    halted.value = problem ? halt_of(problem) : null
    if (halted.value) return false
    await keep({ ...trying, ...(problem ? { state: 'refused', reason: reason_of(problem),
      not_running: problem.code === 'meeting.is_closed' } : { state: 'sent' }) })
    return true
  }

  // What was said of the evening is asked anew by itself, where it is.
  async function runs(): Promise<void> {
    await known()
    const late = letters.value.filter(one => one.state === 'refused' && one.not_running && one.what !== 'pulse')
    for (const letter of late) await keep({ ...letter, ...unsent })
    if (late.length) await flush()
  }

  async function forget(): Promise<void> {
    await known()
    for (const letter of letters.value) await drawer.drop(letter.seq)
    letters.value = []
  }

  void flush()
  return { letters, halted, write, rewrite, drop, flush, runs, forget }
}

const unsent = { state: 'waiting', tried: false, reason: undefined, not_running: undefined } as const

function request_of({ what, meeting, id, text, quadrant, example, pulse }: Letter): { path: string; body: object } {
  if (what === 'note')
    return { path: '/api/swot_note/write', body: { meeting, id, quadrant, text, ...(example ? { example } : {}) } }
  if (what === 'correction') return { path: '/api/swot_note/correct', body: { meeting, note: id, text } }
  if (what === 'plan') return { path: '/api/swot_note/for_plan', body: { meeting, id, text } }
  return { path: '/api/pulse/answer', body: { meeting, ...pulse } }
}

function halt_of({ status, code }: Problem): Halt | null {
  if (status === 0 || status >= 500) return 'away'
  if (status === 429 && code !== 'swot_note.enough') return 'hurried'
  return status === 401 || (status === 403 && code !== 'not_allowed') ? 'unseated' : null
}

const reason_of = ({ message, fields }: Problem): string => fields[0]?.message || message

// A note of this phone as its owner sees it: what was said of it last, and whether that has arrived.
export interface OwnNote {
  id: string
  quadrant: string
  text: string
  example: string | null
  state: Letter['state']
  reason: string | null // of a refusal
  hidden_because: string | null
  letter: Letter | null // the latest; nothing where this browser kept nothing
}
export interface SeenNote {
  id: string
  quadrant: string
  text: string
  example: string | null
  hidden_because: string | null
  mine: boolean
}

export function own_notes(letters: Letter[], seen: SeenNote[]): OwnNote[] {
  const on_the_wall = new Map(seen.filter(note => note.mine).map(note => [note.id, note]))
  const written = letters.filter(one => one.what === 'note')
  const here = written.map(note => {
    const latest = letters.filter(one => one.id === note.id && (one.what === 'note' || one.what === 'correction')).at(-1)!
    const there = on_the_wall.get(note.id)
    on_the_wall.delete(note.id)
    // Once all has arrived the wall knows best: whoever leads may have mended or moved it.
    const settled = there && latest.state === 'sent'
    return {
      id: note.id,
      quadrant: there?.quadrant ?? note.quadrant!,
      text: settled ? there.text : latest.text!,
      example: there?.example ?? note.example ?? null,
      state: latest.state,
      reason: latest.reason ?? null,
      hidden_because: there?.hidden_because ?? null,
      letter: latest,
    }
  })
  const elsewhere = [...on_the_wall.values()].map(note => ({ ...note, state: 'sent' as const, reason: null, letter: null }))
  return [...elsewhere, ...here]
}
