// A suggested correction, as the views answer it.
export interface Contest {
  id: string
  revision: number
  measurement: string
  indicator: string
  indicator_title: string
  place: string
  place_name: string
  period: string
  period_label: string
  value: number | null
  proposed: number | null
  unit: string | null
  reason: string
  source: string | null
  state: 'open' | 'accepted' | 'declined'
  by: string
  answer: string | null
  answered_by: string | null
}
