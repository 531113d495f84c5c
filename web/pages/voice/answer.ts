import { t } from '@/words'

// What the views of "what for?" answer.
export type State = 'writing' | 'voting' | 'drafting' | 'critique' | 'stance' | 'adopted' | 'published'
export const steps: State[] = ['writing', 'voting', 'drafting', 'critique', 'stance']
export const speakers = ['core', 'extra', 'parents', 'young_people', 'elected', 'officers', 'residents', 'others']

export interface PartVotes { name: string; agree: number; disagree: number; votes: number }
export interface StatementLine {
  id: string
  text: string
  hidden: boolean
  hidden_because: string | null
  into: string | null
  votes: number
  agree: number | null // too few votes to be told
  disagree: number | null
  pass: number | null
  low: number | null
  high: number | null
  score: number | null
  broad: boolean
  contested: boolean
  objected: boolean
  groups: PartVotes[]
  there_as: PartVotes[]
  x: number | null
  y: number | null
}
export interface Result {
  shown: 'list' | 'map' | 'groups'
  why_not: string
  people: number
  votes: number
  between: number
  spectrum: boolean
  statements: StatementLine[]
  points: { x: number; y: number; group: number | null }[]
  groups: PartVotes[]
}
export interface Sentence {
  number: number
  text: string
  agreed: boolean
  cites: { id: string; name: string }[]
  minority: string[]
}
export interface Shown {
  id: string
  revision: number
  version: number
  state: 'draft' | 'asked' | 'adopted' | 'published' | 'replaced'
  sentences: Sentence[]
  disagreements: string[]
  named: string[]
  reasons: string[]
  objections: { id: string; sentence: number; reason: string; proposal: string | null }[]
  minority_note: string | null
  decided_on: string | null
  agree: number
  can_live: number
  disagree: number
  no_view: number
}
export interface Line {
  id: string
  question: string
  state: State
  about: string
  about_kind: 'plan' | 'goal' | 'action' | ''
  about_title: string
  facilitator: string | null
  answer: Shown | null
}
export interface Inquiry {
  id: string
  revision: number
  question: string
  about: string
  facilitator: string | null
  asked: string[]
  min_answers: number | null
  state: State
  is_open: boolean
  rounds: number
}
export interface Part { sort: 'all' | 'group' | 'there_as'; name: string; people: number | null; wanted: number | null }
export interface Page {
  inquiry: Inquiry
  about_kind: Line['about_kind']
  about_title: string
  facilitator: string | null
  code: string | null
  url: string | null
  qr: string[]
  leads: boolean
  here: number
  statements: number
  people_voting: number
  votes: number
  written: { id: string; name: string }[]
  result: Result | null
  answer: Shown | null
  would_be_adopted: boolean
  objecting: Part[]
  too_few: Part[]
}
export interface Room {
  id: string
  question: string
  about_title: string
  city: string
  state: State
  here: boolean
  asked: string[]
  there_as: string | null
  voted: number
  left: number
  statement: string | null
  text: string | null
  asks_for_more: boolean
  statements: StatementLine[]
  answer: Shown | null
  stance: string | null
}

export const speaker = (name: string): string => t(`labels.inquiry_asked_${name}`)
export const place_of = (line: { about_kind: string; about: string }): string =>
  line.about_kind === 'action' ? `/actions/${line.about}` : line.about_kind === 'goal' ? `/goals/${line.about}` : '/plan'

// "agreed v2 · 9 yes, 2 can live with it, 1 objection"
export function counted(of: Shown): string {
  const counts = [of.agree && t('voice.n_yes', { n: of.agree }), of.can_live && t('voice.n_can_live', { n: of.can_live }),
    of.disagree && t('voice.n_object', { n: of.disagree }), of.no_view && t('voice.n_no_view', { n: of.no_view })]
  return counts.filter(Boolean).join(', ')
}
