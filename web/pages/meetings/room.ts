import { onScopeDispose, ref, type Ref } from 'vue'
import { read } from '@/api/client'
import type { Room } from './answer'

// The room as it stands, read again with each event of its stream. After a break the stream comes back by itself and its
// first event brings what was missed.
export function use_room(id: () => string, as: 'leader' | 'wall'): { room: Ref<Room | undefined>; reload: () => Promise<void> } {
  const room = ref<Room>()
  let reading = false
  let again = false
  async function reload(): Promise<void> {
    if (reading) return void (again = true)
    reading = true
    do {
      again = false
      const answer = await read<Room>('/api/meeting_room', { id: id(), as, on: null })
      // Counted from here by this machine's clock alone, whatever it shows.
      if (answer.value) room.value = { ...answer.value, began: Date.now() - (answer.value.step_seconds ?? 0) * 1000 }
    } while (again)
    reading = false
  }
  const stream = new EventSource(`/api/meeting_events/${id()}`)
  stream.addEventListener('meeting', () => void reload())
  onScopeDispose(() => stream.close())
  void reload()
  return { room, reload }
}

// How long the step has lasted, in seconds; ticks by itself.
export function use_clock(): Ref<number> {
  const now = ref(Date.now())
  const ticking = setInterval(() => (now.value = Date.now()), 1000)
  onScopeDispose(() => clearInterval(ticking))
  return now
}

// "7:40", or "+2:05" beyond the minutes it was given.
export function left(began: number | null, minutes: number | null, now: number): string {
  if (began === null) return ''
  const gone = Math.max(0, Math.round((now - began) / 1000))
  const rest = minutes === null ? gone : minutes * 60 - gone
  const size = Math.abs(rest)
  return `${minutes !== null && rest < 0 ? '+' : ''}${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`
}

// Where the code is typed: the address without the square's own key.
export const typed_at = (url: string | null) => url?.replace(/^https?:\/\//, '').replace(/\/m\/.*$/, '/m') ?? ''

// Made by chance alone, as the notes of phones are: a note tells nothing of when it was written. Not crypto.randomUUID, which
// browsers withhold over plain http.
export function note_id(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return [...bytes].map((byte, at) => ([4, 6, 8, 10].includes(at) ? '-' : '') + byte.toString(16).padStart(2, '0')).join('')
}

// What was typed from a sheet of paper, a line a note.
export const lines_of = (typed: string) => typed.split('\n').map(line => line.replace(/^\s*[-–•*]\s+/, '').trim()).filter(Boolean)
