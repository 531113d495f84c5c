// What this phone said, kept on this phone only: for each need a number made by chance, which says nothing of the phone or the
// hour, so that it counts once. Where the browser keeps nothing, it counts as long as the page stays open.
const memory = new Map<string, string>()
const all_mine = 'arpent.needs'

const name = (about: string) => `arpent.voice.${about}`

function kept(about: string): string | null {
  try {
    return localStorage.getItem(name(about)) ?? memory.get(about) ?? null
  } catch {
    return memory.get(about) ?? null
  }
}

export function keep(about: string, value: string): void {
  memory.set(about, value)
  try {
    localStorage.setItem(name(about), value)
  } catch {
    // A private window keeps nothing.
  }
}

export function forget(about: string): void {
  memory.delete(about)
  try {
    localStorage.removeItem(name(about))
  } catch {
    // A private window keeps nothing.
  }
}

export const has_said = (about: string): boolean => kept(about) !== null

// The same for each try, so that a network that breaks off counts nobody twice.
export function voice_for(about: string): string {
  const before = kept(about)
  if (before) return before
  const made = by_chance()
  memory.set(about, made)
  return made
}

// A UUID of version 4: nothing in it but chance. Not crypto.randomUUID, which browsers withhold over plain http.
export function by_chance(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = 0x40 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

// Whether this phone remembers anything of what was said on it.
export const remembers = (): boolean => mine().length > 0 || names().length > 0

// The voices stay counted; this phone knows no longer which were its own.
export function forget_all(): void {
  memory.clear()
  try {
    for (const one of [...names(), all_mine]) localStorage.removeItem(one)
  } catch {
    // A private window keeps nothing.
  }
}
function names(): string[] {
  try {
    return Object.keys(localStorage).filter(one => one.startsWith(name('')))
  } catch {
    return []
  }
}

// The needs that were first said here, the latest first.
export function mine(): string[] {
  try {
    return (JSON.parse(localStorage.getItem(all_mine) ?? '[]') as string[]).slice(0, 20)
  } catch {
    return []
  }
}
export function add_mine(id: string): void {
  try {
    localStorage.setItem(all_mine, JSON.stringify([id, ...mine()]))
  } catch {
    // A private window keeps nothing.
  }
}
