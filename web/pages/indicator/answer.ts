import type { StateName } from '@/parts'
import type { Together } from '../districts/answer'

export interface Mark {
  record: string
  record_revision: number
  value: number | null
  on_date: string | null
  comment: string | null
}
export interface Teller {
  record: string
  record_revision: number
  person: string | null
  stand_in: string | null
  label: string | null
  person_name: string
  stand_in_name: string
  by_link: boolean
}
export interface PlaceLine {
  place: string
  name: string
  value: number | null
  period: string
  period_label: string
  measurement: string
  state: StateName | ''
  contested: boolean
  baseline: Mark | null
  target: Mark | null
  teller: Teller | null
}
export interface Indicator {
  id: string
  revision: number
  action: string | null
  goal: string | null
  title: string
  how_noticed: string | null
  who_notices: string | null
  where_noticed: string | null
  says: string
  measure: string
  unit: string | null
  ascending: boolean
  across_places: string
  across_time: string
  source: string | null
  method: string | null
  frequency: string
  grace_days: number
  by_territory: boolean
  by_stage: boolean
  starts_on: string | null
  ends_on: string | null
  acceptance: string
  minimum: number | null
  maximum: number | null
  about_people: boolean
  state: 'draft' | 'active' | 'retired'
  discussed: boolean
  reason_extra: string | null
}
export interface Page {
  record: Indicator
  action_title: string | null
  goal_title: string | null
  written_by: string
  due: string
  due_label: string
  together: Together
  start: number | null
  target: number | null
  places: PlaceLine[]
  city: PlaceLine
  points: { key: string; label: string; value: number | null; answered: number; concerned: number }[]
}
