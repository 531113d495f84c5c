import { keep_for_later as keep } from '@/state/offline'

// The meetings that this phone sits in, remembered by itself: which they are, and nothing of who holds it.
export interface Place {
  id: string
  title: string
  there_as?: string | null // as whom, where that was said
  inside?: string // the "what for?" that it asked, once this phone takes part in it
}
const name = 'arpent.meeting'

export function place_taken(): Place | null {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') as Place | null
  } catch {
    return null
  }
}

export function remember(place: Place | null): void {
  try {
    if (place) localStorage.setItem(name, JSON.stringify(place))
    else localStorage.removeItem(name)
  } catch {
    // A private window keeps nothing.
  }
}

// The page of a meeting opens again without a network.
export const keep_for_later = (): Promise<void> => keep('/m/')
