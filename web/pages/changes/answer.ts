// What /api/changes and /api/condition_list answer.
export type Standing = 'known' | 'unknown' | 'changing'
export interface Cause {
  kind: string
  id: string
  title: string | null
  on: string | null
  within: string | null
}
// What may be done with one line.
export type Act = 'decide' | 'review' | 'answer' | 'adjust' | 'question' | 'need'
export interface CardChange {
  field: string
  before: string | null
  after: string | null
}
export interface Change {
  kind: 'news' | 'influence' | 'observation' | 'adjustment' | 'effect' | 'pilot_started' | 'pilot_debriefed' | 'meeting'
    | 'number'
  id: string
  on: string
  title: string
  revision: number
  text: string | null
  word: string | null
  answer: string | null
  was: string | null
  is: string | null
  action: string | null
  action_title: string | null
  goal: string | null
  goal_title: string | null
  condition: string | null
  condition_title: string | null
  place: string | null
  who: string | null
  unit: string | null
  period: string | null
  measure: string | null
  effort: string | null
  decided_where: string | null
  review_on: string | null
  told_on: string | null
  ended_on: string | null
  value: number | null
  hours: number | null
  answered: number | null
  concerned: number | null
  card: CardChange[]
  because_of: Cause[]
  led_to: Cause[]
  yours: boolean
  in_your_place: boolean
}
export interface Stretch {
  id: string
  title: string
  kind: string
  from: string
  until: string | null
  trend: string | null
}
export interface Named {
  id: string
  name: string
}
export interface Changes {
  changes: Change[]
  earlier: number
  conditions: Stretch[]
  cost: { quarter: string; hours: number; adjustments: number; unsaid: number }[]
  actions: Named[]
  goals: Named[]
  districts: Named[]
}

// What /api/adjustment_desk answers.
export interface DeskReason {
  kind: string
  id: string
  title: string
  on: string | null
  place: string | null
  period: string | null
  unit: string | null
  measure: string | null
  value: number | null
}
export interface Desk {
  changes: { entry: number; on: string; who: string | null; why: string | null; card: CardChange[] }[]
  reasons: DeskReason[]
}

export interface ConditionRecord {
  id: string
  revision: number
  title: string
  kind: string
  says: string | null
  trend: string | null
  owner: string | null
  starts_on: string | null
  ends_on: string | null
  review_on: string | null
  territories: string[]
  [key: string]: unknown
}
export interface News {
  id: string
  revision: number
  condition: string
  standing: Standing
  says: string
  on_date: string | null
  previous: string | null
  ended_on: string | null
  [key: string]: unknown
}
export interface Influence {
  id: string
  revision: number
  direction: 'on_action' | 'from_action'
  text: string
  action: string
  action_title: string
  on_date: string | null
  told_on: string | null
}
export interface Listed {
  condition: ConditionRecord
  owner_name: string | null
  places: string[]
  news: News[]
  influences: Influence[]
  over: boolean
  due: boolean
}
export const standings: Standing[] = ['known', 'unknown', 'changing']
