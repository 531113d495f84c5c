import { shallowReactive } from 'vue'

export interface Notice {
  id: number
  text: string
  undo?: () => void | Promise<void>
}

export const notices = shallowReactive<Notice[]>([])
let next = 1

// Says in one sentence what has just been done; with `undo`, offers to take it back. It stays until the next one, or until
// closed: nothing that can be undone disappears by itself.
export function notify(text: string, undo?: Notice['undo']): void {
  notices.splice(0, notices.length, { id: next++, text, undo })
}

export function dismiss(): void {
  notices.splice(0, notices.length)
}
