import { onScopeDispose, ref, shallowRef, type Ref } from 'vue'
import { read } from '@/api/client'
import { follow } from '@/state/follow'
import { resource, type Resource } from '@/state/resource'
import type { Question } from '../meetings/answer'
import type { Quadrant } from './drawer'
import type { SeenNote } from './outbox'

// What /api/meeting_room answers to a phone.
export const quadrants: Quadrant[] = ['strength', 'weakness', 'opportunity', 'threat']
export type Counts = Record<Quadrant, number>
export interface RoomNote extends SeenNote {
  cluster: string | null
  into: string | null
  hidden: boolean
}
export interface RoomItem {
  id: string
  title: string
  quadrant: string
  is_cluster: boolean
  mine: number | null
  dots: number | null // once the vote is closed
  voters: number | null
  rank_by_dots: number | null
  rank_by_voters: number | null
  talk_about: boolean
}
export interface Room {
  id: string
  title: string
  state: 'planned' | 'open' | 'closed' | 'cancelled'
  action_title: string | null
  place: string | null
  step: { id: string; title: string | null; step: string } | null
  revealed: boolean
  phones: boolean
  pulse_asked: boolean
  dots: 'off' | 'open' | 'closed'
  dots_each: number
  dots_left: number
  counts: Counts
  examples: { id: string; title: string; what_happened: string | null }[]
  clusters: { id: string; quadrant: string; title: string }[]
  notes: RoomNote[]
  items: RoomItem[]
  decisions: { id: string; text: string; because: string | null; state: string }[]
  what_for: Question | null
}
// What the server tells every phone: /api/meeting_events/<id>.
export interface Heard {
  counts: Counts
  picture: string // another one: the room is read again
  walls: number // another one: a note came, changed or moved
  what_for?: object
}

export interface LiveRoom {
  room: Resource<Room>
  counts: Ref<Counts | null>
  news: Ref<string> // of the "what for?" that the meeting asks, another text for each change
  connected: Ref<boolean | null> // null: not known yet
  closed: Ref<boolean> // this page was refused the stream
}

// Follows the facilitator. All phones of a hall hear at once, so each reads a little later than the other.
export function use_room(id: string, back: () => void): LiveRoom {
  const room = resource<Room>(signal => read('/api/meeting_room', { id, as: 'phone', on: null }, signal))
  const counts = shallowRef<Counts | null>(null)
  const news = ref('')
  const connected = ref<boolean | null>(null)
  const closed = ref(false)
  let picture: string | undefined
  let walls = 0
  let soon: ReturnType<typeof setTimeout> | undefined

  const reload_within = (ms: number) => {
    soon ??= setTimeout(() => {
      soon = undefined
      void room.reload()
    }, Math.random() * ms)
  }
  function hear(heard: Heard): void {
    counts.value = heard.counts
    news.value = JSON.stringify(heard.what_for ?? '')
    // The first one too: something may have happened between the reading and the stream.
    if (picture !== heard.picture) reload_within(300)
    else if (room.value?.revealed && walls !== heard.walls) reload_within(3_000)
    picture = heard.picture
    walls = heard.walls
  }
  function opened(): void {
    const returned = connected.value === false
    connected.value = true
    closed.value = false
    if (returned) reload_within(500)
    back()
  }
  function lost(refused: boolean): void {
    connected.value = false
    closed.value = refused
  }

  follow(`/api/meeting_events/${id}`, 'meeting', hear, { opened, lost })
  onScopeDispose(() => clearTimeout(soon))
  return { room, counts, news, connected, closed }
}
