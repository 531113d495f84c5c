import { onScopeDispose, ref, type Ref } from 'vue'
import { read } from '@/api/client'
import { follow } from '@/state/follow'
import type { Room } from './answer'

// The room as it stands, read again with each event of its stream. After a break the stream comes back by itself and its
// first event brings what was missed. `news`: of the "what for?" that it asks, another text for each change.
export function use_room(id: () => string, as: 'leader' | 'wall') {
  const room = ref<Room>()
  const news = ref('')
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
  follow<{ what_for?: object }>(`/api/meeting_events/${id()}`, 'meeting', heard => {
    news.value = JSON.stringify(heard.what_for ?? '')
    void reload()
  })
  void reload()
  return { room, reload, news }
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

// A note that would take more than some six lines of a wall.
export const is_long = (text: string): boolean => text.length > 280 || text.split('\n').length > 6

// What was typed from a sheet of paper, a line a note.
export const lines_of = (typed: string) => typed.split('\n').map(line => line.replace(/^\s*[-–•*]\s+/, '').trim()).filter(Boolean)
