import type { StateName } from '@/parts'
import type { CardChange } from '../changes/answer'

// What /api/plan_tree and /api/plan_gaps answer, as far as the pages show it.
export interface Link {
  id: string
  action: string
  goal: string
  strength: string
  state: StateName
  reason: string | null
  months: number | null
  aged: boolean
}
export interface Goal {
  id: string
  revision: number
  code: string | null
  title: string
  parent: string | null
  level: string | null
  themes: string[]
  depth: number
  leaf: boolean
  priority: boolean
  word: StateName | null
  seen: number
  leaves: number
  links: Link[]
  beside: { id: string; title: string; value: number | null; unit: string | null; period: string | null }[]
}
export interface Action {
  id: string
  code: string | null
  title: string
  focus_rank: number | null
  rung: number
  next: string | null
  measured: number
  concerned: number
}
export interface Head {
  id: string
  revision: number
  title: string
  vision: string | null
  out_of_scope: string | null
  shared_values: string | null
  signatories: string[]
  council_decision: string | null
  council_date: string | null
  starts_on: string | null
  ends_on: string | null
  state: StateName
  previous_plan: { id: string; title: string } | null
}
export interface Tree {
  today: string
  plan: Head | null
  goals: Goal[]
  actions: Action[]
  without_goal: string[]
  rungs: { rung: string; actions: number; focus: number }[]
  coverage: { seen_by_effect: number; by_activity_only: number; not_seen: number }
  themes: { id: string; title: string }[]
  snapshots: { id: string; title: string; code: string | null }[]
  to_read: number
}
export interface Named {
  id: string
  title: string
  code: string | null
}
export interface Queued {
  id: string
  revision: number
  queued_as: string
  action: Named
  goal: Named
  reason: string | null
  doubt: string | null
  months: number | null
}
export interface Gaps {
  queue: Queued[]
  goals_without_action: Named[]
  goals_not_measured: Named[]
  orphans: Named[]
  untested_assumptions: { one: Named; other: Named; between: string }[]
}

export interface Ages {
  ages: { stage: string; actions: Named[] }[]
  passages: { from: string; to: string; actions: Named[] }[]
  goals: { goal: Named; depth: number; ages: { stage: string; actions: Named[] }[] }[]
  no_age: Named[]
}
// Something that has another word on the second day; "" where it was not there.
export interface Moved {
  thing: Named
  goal: Named | null
  before: string
  after: string
}
export interface Comparison {
  from: string
  to: string
  was_there: boolean
  actions_added: Named[]
  actions_dropped: Named[]
  goals_added: Named[]
  goals_dropped: Named[]
  goals_renamed: Moved[]
  cards: { thing: Named; card: CardChange[] }[]
  links: Moved[]
  ladder: Moved[]
  goals: Moved[]
  numbers: { id: string; title: string; action: string | null; measure: string; unit: string | null; before: number;
    before_period: string; after_period: string;
    after: number; places: number; concerned: number; better: boolean }[]
}

export const called = (one: Named): string => [one.code, one.title].filter(Boolean).join(' ')
