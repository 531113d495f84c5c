import type { Named } from '../plan/answer'

// What /api/link_queue answers.
export type What =
  | 'aside' | 'link' | 'decision' | 'decision_to_recommend'
  | 'adjustment' | 'condition' | 'recommendation' | 'recommendation_to_put'
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
  step: string | null // of the meeting, at which it was said
  quadrant: string | null
  body: string | null // to whom it is recommended
  months: number | null
  people: number | null
  action: Named | null
  goal: Named | null
  from: Named | null
  meeting: Named | null
}
// Who may be recommended something: a post or a partner.
export interface Body {
  id: string
  name: string
  over?: boolean
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
