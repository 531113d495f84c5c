import type { StateName } from '@/parts'
import type { Contest } from '@/parts/contest/contest'

export interface Territory {
  id: string
  revision: number
  name: string
  code: string | null
  level: 'city' | 'district' | 'place'
  parent: string | null
  tags: string[]
  population: number | null
  pupils: number | null
  families: number | null
  geometry: object | null
  tile_column: number | null
  tile_row: number | null
  order: number | null
}
export interface NumberHere {
  indicator: string
  title: string
  says: string
  measure: string
  unit: string | null
  action: string | null
  action_title: string | null
  value: number | null
  baseline: number | null
  target: number | null
  measurement: string
  period_label: string
  due: string
  due_label: string
  state: StateName
  movement: string
  teller: string
  before: number | null
  before_label: string
  contested: boolean
  whole_city: boolean
}
export interface AddsTo {
  goal: string
  goal_title: string
  goal_code: string | null
  action: string
  action_title: string
  indicator: string
  indicator_title: string
  reason: string | null
  unit: string | null
  value: number | null
  of: number | null
  answered: number
  concerned: number
  period_label: string
  adds_up: boolean // else the city's number is another measure of the same, not a whole that this is a part of
}
export interface District {
  territory: Territory
  parent: { id: string; name: string } | null
  inside: Territory[]
  numbers: NumberHere[]
  actions: {
    id: string
    title: string
    state: StateName
    focus_rank: number | null
    rung: number
    lead: string
    only_some: boolean
  }[]
  adds: AddsTo[]
  contests: Contest[]
  people: { id: string; name: string; tells: string[]; officer: boolean }[]
  comments: { id: string; text: string; who: string; on: string }[]
  earlier_comments: number
  tasks: { id: string; title: string; who: string; due: string | null; done_at: string | null }[]
}
