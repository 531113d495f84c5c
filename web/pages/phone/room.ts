import { onScopeDispose, ref, shallowRef, type Ref } from 'vue'
import { read } from '@/api/client'
import { resource, type Resource } from '@/state/resource'
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
}
// What the server tells every phone: /api/meeting_events/<id>.
export interface Heard {
  counts: Counts
  picture: string // another one: the room is read again
}

export interface LiveRoom {
  room: Resource<Room>
  counts: Ref<Counts | null>
  connected: Ref<boolean | null> // null: not known yet
  closed: Ref<boolean> // this page was refused the stream
}

const patience_ms = 4_000

// Follows the facilitator: one stream, closed while nobody looks at the page. All phones of a hall hear at once, so each reads a
// little later than the other.
export function use_room(id: string, back: () => void): LiveRoom {
  const room = resource<Room>(signal => read('/api/meeting_room', { id, as: 'phone', on: null }, signal))
  const counts = shallowRef<Counts | null>(null)
  const connected = ref<boolean | null>(null)
  const closed = ref(false)
  let stream: EventSource | undefined
  let picture: string | undefined
  let soon: ReturnType<typeof setTimeout> | undefined

  const reload_within = (ms: number) => {
    soon ??= setTimeout(() => {
      soon = undefined
      void room.reload()
    }, Math.random() * ms)
  }

  function hear(event: MessageEvent<string>): void {
    const heard = JSON.parse(event.data) as Heard
    const before = counts.value
    counts.value = heard.counts
    if (picture !== undefined && picture !== heard.picture) reload_within(300)
    else if (room.value?.revealed && before && JSON.stringify(before) !== JSON.stringify(heard.counts)) reload_within(5_000)
    picture = heard.picture
  }

  function listen(): void {
    if (document.visibilityState !== 'visible' || typeof EventSource === 'undefined') {
      stream?.close()
      stream = undefined
      return
    }
    if (stream && stream.readyState !== EventSource.CLOSED) return
    stream = new EventSource(`/api/meeting_events/${id}`)
    stream.addEventListener('meeting', event => hear(event as MessageEvent<string>))
    stream.addEventListener('open', () => {
      const returned = connected.value === false
      connected.value = true
      closed.value = false
      if (returned) reload_within(500)
      back()
    })
    stream.addEventListener('error', () => {
      connected.value = false
      closed.value = stream?.readyState === EventSource.CLOSED
    })
  }
  const lost = () => {
    connected.value = false
    stream?.close()
    stream = undefined
  }

  listen()
  // A server that answers with a fault ends the stream for good: then it is for us to try again.
  const trying = setInterval(listen, patience_ms)
  document.addEventListener('visibilitychange', listen)
  addEventListener('online', listen)
  addEventListener('offline', lost)
  onScopeDispose(() => {
    clearInterval(trying)
    clearTimeout(soon)
    stream?.close()
    document.removeEventListener('visibilitychange', listen)
    removeEventListener('online', listen)
    removeEventListener('offline', lost)
  })
  return { room, counts, connected, closed }
}
