// What this phone wrote, kept on this phone only: the city does not know whose it is.
interface Mine { id: string; text: string }

const name = (inquiry: string) => `arpent.what_for.${inquiry}`
const memory = new Map<string, Mine[]>()

export function mine(inquiry: string): Mine[] {
  try {
    return JSON.parse(localStorage.getItem(name(inquiry)) ?? '[]') as Mine[]
  } catch {
    return memory.get(inquiry) ?? []
  }
}

export function add_mine(inquiry: string, one: Mine): void {
  const all = [...mine(inquiry), one]
  memory.set(inquiry, all)
  try {
    localStorage.setItem(name(inquiry), JSON.stringify(all))
  } catch {
    // A private window keeps nothing.
  }
}
