import { shallowReactive } from 'vue'

export interface Notice {
  id: number
  text: string
  undo?: () => void | Promise<void>
}

export const notices = shallowReactive<Notice[]>([])
const read_by_then = 20_000
let next = 1
let fading: ReturnType<typeof setTimeout> | undefined

// Says in one sentence what has just been done; with `undo`, offers to take it back, and stays until the next one, or until
// closed: nothing that can be undone disappears by itself. What is only told goes after twenty seconds.
export function notify(text: string, undo?: Notice['undo']): void {
  clearTimeout(fading)
  notices.splice(0, notices.length, { id: next++, text, undo })
  if (!undo) fading = setTimeout(dismiss, read_by_then)
}

export function dismiss(): void {
  notices.splice(0, notices.length)
}
