// How far the city had come when this person was last here, on this device. A visit ends when they stay away for half an hour, so
// that reloading the page does not wipe out the news.
const pause_ms = 30 * 60 * 1000

interface Visit {
  seen: number // up to which moment the visit before this one had come
  now: number
  at: number
}

export function since_last_visit(person: string, now: number, storage: Storage = localStorage): number | null {
  const kept = read(person, storage)
  if (!kept) return null
  return now - kept.at > pause_ms ? kept.now : kept.seen || null
}

export function remember_visit(person: string, moment: number, now: number, storage: Storage = localStorage): void {
  const kept = read(person, storage)
  const seen = !kept ? 0 : now - kept.at > pause_ms ? kept.now : kept.seen
  storage.setItem(key(person), JSON.stringify({ seen, now: moment, at: now } satisfies Visit))
}

const key = (person: string) => `visit.${person}`

function read(person: string, storage: Storage): Visit | null {
  try {
    return JSON.parse(storage.getItem(key(person)) ?? 'null') as Visit | null
  } catch {
    return null
  }
}
