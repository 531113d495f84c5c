import type { Named } from '../plan/answer'

// What /api/link_queue answers.
export type What =
  | 'link' | 'adjustment' | 'condition' | 'recommendation'
  | 'assumption' | 'need' | 'orphan' | 'goal_without_action' | 'goal_not_measured'
export interface Item {
  what: What
  id: string
  title: string
  revision: number
  why: string | null
  text: string | null
  beside: string | null
  since: string | null
  territory: string | null
  months: number | null
  people: number | null
  action: Named | null
  goal: Named | null
  from: Named | null
}
export interface Queue {
  items: Item[]
  goals: Named[]
}
// The same thing may wait for two reasons.
export const key_of = (item: Item): string => `${item.what}/${item.id}`

// What was done with one, to be read at the end.
export interface Deed {
  key: string
  title: string
  did: string // key of the sentence
}
