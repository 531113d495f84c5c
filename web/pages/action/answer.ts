import type { StateName } from '@/parts'
import type { LaidFile } from '@/parts/files/file'

// What /api/action_page answers, as far as the page shows it.
export interface Named {
  id: string
  name: string
}
export interface Seat {
  id: string
  title: string
  person: string | null
}
export interface ActionRecord {
  id: string
  revision: number
  plan: string | null
  code: string | null
  title: string
  is_about: string | null
  is_not_about: string | null
  state: StateName
  weather: StateName | null
  weather_line: string | null
  weather_on: string | null
  focus_rank: number | null
  focus_state: 'proposed' | 'agreed' | null
  starts_on: string | null
  ends_on: string | null
  lead: string | null
  sponsor: string | null
  territories: string[]
  target_groups: string[]
  themes: string[]
  body: string | null
  budget: number | null
  stages: string[]
  reviewed_at: string | null
  review_note: string | null
}
export interface PlaceLine {
  place: string | null
  name: string | null
  value: number | null
  baseline: number | null
  target: number | null
  freshness: StateName
  teller: string | null
}
export interface NumberLine {
  indicator: { id: string; title: string; how_noticed: string | null; unit: string | null; source: string | null; measure: string;
    frequency: string; discussed: boolean }
  written_by: string | null
  due: string
  freshness: StateName
  pace: StateName
  value: number | null
  answered: number
  concerned: number
  from: number | null
  to: number | null
  wanted: number | null
  compared: number
  start: number | null
  target: number | null
  target_on: string | null
  series: { period: string; value: number | null; answered: number; concerned: number }[]
  places: PlaceLine[]
  arrival: { period: string; at: string; by_name: string; confidence: string; place: string | null; value: number | null } | null
  contests: unknown[]
  waiting: number
}
export interface GoalLink {
  id: string
  revision: number
  goal: string
  code: string | null
  title: string
  strength: string
  state: StateName
  reason: string | null
  doubt: string | null
  months: number | null
  aged: boolean
}
export interface Involved {
  id: string
  name: string
  role: string
  promise: string | null
  promise_state: StateName
}
export interface Work {
  id: string
  revision: number
  title: string
  assignee_name: string | null
  due: string | null
  done_at: string | null
}
export interface Said {
  id: string
  text: string
  by_name: string | null
  at: string
}
export interface Deed {
  moment: number
  at: string
  actor_name: string | null
  what: string
  about: string | null
  title: string | null
  word: string | null
  place: string | null
  reason: string | null
  value: number | null
}
export interface MeetingLine {
  id: string
  title: string
  state: string
  starts_at: string | null
  place: string | null
}
export interface MeetingsOfAction {
  live: MeetingLine | null
  next: MeetingLine | null
  held: number
  stories: { id: string; title: string; meeting: string; on: string | null; what_happened: string | null; how_well: string | null
    could_improve: string | null }[]
  groups: { id: string; quadrant: string; title: string; meeting: string; on: string | null; notes: number; voters: number }[]
  decisions: { id: string; text: string; state: string; meeting: string; on: string | null; leads_to: string | null
    review_on: string | null; answer: string | null; owner: Named | null; can_say_yes: Named | null }[]
}
export interface Page {
  action: ActionRecord
  yours: boolean
  lead: Seat | null
  sponsor: Seat | null
  territories: Named[]
  target_groups: Named[]
  themes: Named[]
  ladder: {
    rung: number
    next: string | null
    next_code: string | null
    next_about: string | null
    missing: Named[]
    measured: number
    concerned: number
  }
  numbers: NumberLine[]
  goals: GoalLink[]
  meetings: MeetingsOfAction
  people: Involved[]
  deliverables: Work[]
  tasks: Work[]
  comments: Said[]
  earlier_comments: number
  files: LaidFile[]
  deeds: Deed[]
  neighbours: { id: string; title: string; focus_rank: number | null; rung: number }[]
}
