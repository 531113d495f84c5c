// What /api/today answers.
export interface Line {
  kind: 'number' | 'accept' | 'contest' | 'hand_over' | 'link' | 'task' | 'missing' | 'promise' | 'silent' | 'vacant' | 'mail'
    | 'review' | 'observed' | 'need' | 'talk' | 'live' | 'meeting' | 'decide' | 'debrief'
  id: string
  title: string
  other: string | null
  text: string | null
  state: string | null
  person: string | null
  unit: string | null
  measure: string | null
  action: string | null
  indicator: string | null
  territory: string | null
  meeting: string | null
  place: string | null
  period: string | null
  due: string | null
  at: string | null
  seen: number | null
  value: number | null
  proposed: number | null
  last: number | null
  n: number | null
  days: number | null
  names: string[]
  inline_box: boolean
}

export interface Today {
  day: string
  moment: number
  waiting: Line[]
  actions: number
  with_number: number
  focus: boolean
  ladder: number[]
  goals_seen_by_effect: number
  goals_by_activity_only: number
  goals_not_seen: number
  districts_heard: number
  districts: number
  overdue: number
  since: string | null
  news: { kind: string; n: number }[]
}
