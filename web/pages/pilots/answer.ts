// What /api/pilot_page and /api/pilot_list answer.
export type State = 'idea' | 'prepared' | 'approved' | 'running' | 'paused' | 'debriefed'
export type Cause = 'alarm' | 'red_line' | 'step_review' | 'all_steps' | 'by_hand'
export type Verdict = 'adopt' | 'adapt' | 'abandon'

export type Compared = 'no' | 'blocks' | 'arrivals' | 'places'
export type Evidence = 'nothing' | 'hint' | 'some' | 'enough'

export interface PilotRecord {
  id: string
  revision: number
  title: string
  action: string | null
  question: string | null
  territory: string | null
  place: string | null
  people: string | null
  people_max: number | null
  starts_on: string | null
  ends_on: string | null
  worst_case: string | null
  undo: string | null
  reversible: 'at_once' | 'with_effort' | 'no' | null
  red_lines: string[]
  prediction: string | null
  debrief_on: string | null
  debrief_at: string
  owner: string | null
  hypothesis: string | null
  coherence: string | null
  cost_cap: number | null
  success_signs: string | null
  failure_signs: string | null
  amplify: string | null
  dampen: string | null
  watched: boolean
  difficulty: string | null
  unit: 'person' | 'group'
  groups: string[]
  report_every: 'none' | 'day' | 'week' | 'month'
  tolerable: number | null
  steps: string
  limits: string
  compared: Compared
  outcome: string | null
  usual_way: string | null
  block_tried: number | null
  block_usual: number | null
  chance_tried: number
  drawn_among: string[]
  drawn_count: number | null
  least_useful: number | null
  state: State
  step: number
  approved_on: string | null
  started_on: string | null
  pause_cause: Cause | null
  pause_note: string | null
  drawn: string[]
  happened: string | null
  difference: string | null
  keep_or_change: string | null
  verdict: Verdict | null
  learning: string | null
  debriefed_on: string | null
  previous: string | null
  version: number
}

export interface StepLine {
  cap: number
  most: number
  state: 'done' | 'now' | 'later'
}
export interface Standing {
  state: State
  pause_cause: Cause | null
  watched: boolean
  exposed: number
  events: number
  reports: number
  late: number
  while_paused: number
  corrected: number
  people_max: number | null
  step: number
  steps: StepLine[]
  may_promote: boolean
  may_go_on: boolean
  near: number
  alarm: boolean
  clear: boolean
  alarm_at: number | null
  pause_when: string | null
  lower: number | null
  upper: number | null
  rule: string
  not_known: string[]
  missing: { group: string; from: string }[]
}
export interface Report {
  id: string
  on: string
  exposed: number
  events: number
  first_exposed: number | null
  first_events: number | null
  red_line: string | null
  group: string | null
  who: string | null
  note: string | null
  by: string | null
  at: string | null
  correction: string | null
  corrected_by: string | null
  late: boolean
  while_paused: boolean
  beyond_step: number | null // the sizes that it went beyond
  beyond_most: number | null
}
export interface Known {
  at: string
  on: string
  exposed: number
  events: number
  near: number
  late: boolean
  correction: boolean
  red_line: boolean
}
export interface Version {
  id: string
  title: string
  state: State
  version: number
  verdict: Verdict | null
  learning: string | null
  action_title: string | null
}
export interface Forecast {
  at: { rate: number; finishes: number; pauses: number; taking_part: number; difficulties: number }[]
  says: string[]
  steps: StepLine[]
}
export interface Comparison {
  kind: 'blocks' | 'arrivals' | 'places'
  tried: number
  tried_events: number
  usual: number
  usual_events: number
  waiting: number
  lower: number | null
  upper: number | null
  evidence: Evidence
  says: string[]
  cannot: string[]
  blocks: { n: number; tried_events: number; usual_events: number; evidence: Evidence; at: string | null
    correction: string | null }[]
  arrivals: { id: string; tried: boolean; event: 'yes' | 'no' | null; who: string | null; at: string | null
    correction: string | null }[]
  places: { place: string; drawn: boolean; before: number | null; after: number | null; correction: string | null }[]
  drawn_at: string | null
  seed: string | null
}
// What telling of two ways needs; behind a link nothing more is known.
export interface Ways {
  kind: Comparison['kind']
  rounds: number // told so far
  arrivals: { id: string; tried: boolean; event: 'yes' | 'no' | null; who: string | null; at: string | null }[]
  places: { place: string; told: boolean; before: number | null; after: number | null }[]
}
export type WaysOf = Pick<PilotRecord, 'id' | 'state' | 'title' | 'outcome' | 'usual_way' | 'block_tried' | 'block_usual'>
export const ways_of = (of: Comparison): Ways => ({ kind: of.kind, rounds: of.blocks.length, arrivals: of.arrivals,
  places: of.places.map(one => ({ ...one, told: one.before !== null })) })
export interface Page {
  pilot: PilotRecord
  action_title: string | null
  territory_name: string | null
  owner_name: string | null
  yours: boolean
  missing_lines: string[]
  standing: Standing
  reports: Report[]
  trace: Known[]
  forecast: Forecast | null
  comparison: Comparison | null
  versions: Version[]
  alike: Version[]
}
export interface ReportAnswer {
  report: string
  paused: boolean
  standing: Standing
}

export interface Listed {
  id: string
  title: string
  state: State
  version: number
  question: string | null
  action: string | null
  action_title: string | null
  district: string | null
  district_name: string | null
  place: string | null
  pause_cause: Cause | null
  verdict: Verdict | null
  learning: string | null
  started_on: string | null
  ends_on: string | null
  debrief_on: string | null
  debriefed_on: string | null
  people_max: number | null
  exposed: number
  events: number
  missing: number
  near: number
  watched: boolean
  debrief_due: boolean
  has_next: boolean
}
export interface List {
  pilots: Listed[]
  many: string | null
}
