import type { StateName } from '@/parts'
import type { Geometry } from '@/parts/tile-map/borders'
import { say, t } from '@/words'

export interface Together {
  value: number | null
  answered: number
  concerned: number
  made_of: number
  rule: 'sum' | 'ratio' | 'mean' | 'none'
  weighted: boolean
  pooled: boolean
}
export interface DistrictRow {
  id: string
  name: string
  tags: string[]
  geometry: Geometry | null
  tile_column: number | null
  tile_row: number | null
  concerned: boolean
  measurement: string
  value: number | null
  baseline: number | null
  target: number | null
  state: StateName | ''
  before: number | null
  before_label: string
  movement: '' | 'better' | 'worse' | 'same'
  contested: boolean
  someone: boolean
}
interface Side {
  value: number | null
  rate: number | null
  answered: number
  concerned: number
}
export interface Equity {
  lowest: number | null
  highest: number | null
  gap: number | null
  places: number
  tag: string
  of_places: boolean
  tagged: Side
  rest: Side
  per_pupil: boolean
  stages: { stage: string; value: number | null; answered: number }[]
}
export interface DistrictList {
  indicators: { id: string; name: string; action: string; focus: boolean }[]
  periods: { key: string; label: string }[]
  indicator: string
  title: string
  period: string
  period_label: string
  measure: string
  unit: string | null
  action: string | null
  action_title: string | null
  due: boolean
  by_territory: boolean
  districts: DistrictRow[]
  silent: { id: string; name: string }[]
  together: Together
  equity: Equity
}

export const figure = say.figure

// How the number of all was put together, and what it stands on.
export function rule_words(sum: Together): string {
  const counted = { n: sum.answered, m: sum.concerned, made: sum.made_of }
  if (sum.answered === 0) return t('districts.rule_nothing', counted)
  if (!sum.pooled) return t('districts.rule_not_pooled', counted)
  if (sum.rule === 'mean' && sum.weighted) return t('districts.rule_mean_weighted', counted)
  return t(`districts.rule_${sum.rule}`, counted)
}

export const moved_words = (row: { movement: string; before: number | null; before_label: string },
  unit?: string | null, measure?: string): string =>
  row.movement ? t(`districts.moved_${row.movement}`, { before: figure(row.before, unit, measure), period: row.before_label })
    : ''
