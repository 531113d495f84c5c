// What is typed and not sent, on this device. In localStorage for somebody signed in, so that it outlives the tab; for a guest as
// long as the tab. Where a browser refuses, nothing is kept. After a week it is gone, and all of it at signing out.
export interface Kept {
  at: string
  values: Record<string, unknown> // by field
}

const prefix = 'typed.'
const week_ms = 7 * 24 * 3600 * 1000
const shelf_of = (owner: string | null): Storage => (owner === null ? sessionStorage : localStorage)
const name_of = (owner: string | null, key: string) => `${prefix}${owner ?? 'guest'}.${key}`

export function take_up(owner: string | null, key: string, now = Date.now()): Kept | null {
  try {
    const kept = JSON.parse(shelf_of(owner).getItem(name_of(owner, key)) ?? 'null') as Kept | null
    return kept && now - Date.parse(kept.at) < week_ms ? kept : null
  } catch {
    return null
  }
}

export function lay_down(owner: string | null, key: string, values: Kept['values'], now = Date.now()): void {
  try {
    const name = name_of(owner, key)
    if (Object.keys(values).length) shelf_of(owner).setItem(name, JSON.stringify({ at: new Date(now).toISOString(), values }))
    else shelf_of(owner).removeItem(name)
  } catch {
    // Full, or not allowed: what stands on the page stays there.
  }
}

export function clear_shelf(): void {
  try {
    for (const storage of [localStorage, sessionStorage])
      for (const name of Object.keys(storage)) if (name.startsWith(prefix)) storage.removeItem(name)
  } catch {
    // Nothing was kept where nothing may be.
  }
}
