// What /api/who_is_missing answers, and the lists of partners beside it.
export type Word = 'strongly_under' | 'under' | 'about_right' | 'over' | 'too_few_to_tell'
export interface Here {
  people: number | null
  share: number | null
  word: Word | null
  short_of: number
}
export interface DistrictRow {
  id: string
  name: string
  base: number
  share: number
  presence: Here
  voice: Here
  influence: Here
}
export interface Sum {
  people: number
  elsewhere: number
  moved: number | null
  by_chance: boolean
}
export interface Next {
  id: string
  name: string
  seats: number
  invitations: number
  short_of: number
  share: number
  through: string[]
}
export interface Missing {
  base: 'group' | 'families' | 'pupils' | 'population' | null
  base_source: string | null
  base_year: number | null
  from: string
  to: string
  groups: { id: string; name: string }[]
  districts: DistrictRow[]
  presence: Sum
  voice: Sum
  influence: Sum
  there: { there_as: string; people: number | null; share: number | null }[]
  parents_word: Word | null
  next: Next[]
  next_of: 'presence' | 'voice' | null
}

export const ways = ['presence', 'voice', 'influence'] as const
export type Way = (typeof ways)[number]

export type Level = 'low' | 'medium' | 'high'
export interface Partner {
  id: string
  revision: number
  name: string
  influence: Level | null
  interest: Level | null
  stance: 'supports' | 'neutral' | 'opposes' | null
}
export interface Promise_ {
  id: string
  stakeholder: string
  action: string
  promise: string | null
  promise_state: 'asked' | 'promised' | 'done' | 'lapsed' | 'not_possible'
  asked_on: string | null
}
