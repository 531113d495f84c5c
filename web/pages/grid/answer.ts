import type { Contest } from '@/parts/contest/contest'
import type { Together } from '../districts/answer'

export interface Box {
  place: string
  period: string
  value: number | null
  numerator: number | null
  denominator: number | null
  state: 'accepted' | 'submitted' | 'returned'
  measurement: string
  revision: number
  held_back: string | null
  question: string | null
  narrative: string | null
  source_note: string | null
  who: string
  channel: string
  confidence: string
  contested: boolean
  put_together: boolean
}
export interface GridPeriod {
  key: string
  label: string
  due: boolean
  closed: boolean
  closed_for_all: boolean
  close: string
  close_revision: number
  together: Together
}
export interface Grid {
  indicator: string
  title: string
  measure: string
  across_places: string
  state: string
  unit: string | null
  action: string | null
  action_title: string | null
  by_stage: boolean
  by_territory: boolean
  earlier: string
  later: string
  rows: { id: string; name: string }[]
  periods: GridPeriod[]
  boxes: Box[]
  contests: Contest[]
}

// A share is told as two numbers: so many, of how many. The grid shows one of the two at a time.
export type Part = 'value' | 'numerator' | 'denominator'
export const key_of = (cell: { place: string; period: string }): string => `${cell.place}|${cell.period}`
