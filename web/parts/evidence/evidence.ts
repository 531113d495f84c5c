import type { StateName } from '../state-word/states'

export interface EvidenceContest {
  id: string
  state: StateName
  reason: string
  at: string
  by_name: string
  proposed: number | null
  source: string | null
  answer: string | null
  answered_by: string | null
}
export interface EvidenceNumber {
  id: string
  period: string
  state: StateName
  confidence: string
  channel: string
  at: string
  by_name: string
  place: string | null
  group: string | null
  narrative: string | null
  source_note: string | null
  question: string | null
  value: number | null
  numerator: number | null
  denominator: number | null
  photo: { sha256: string; name: string } | null
  contests: EvidenceContest[]
}
export interface Evidence {
  indicator: string
  title: string
  unit: string | null
  source: string | null
  method: string | null
  numbers: EvidenceNumber[]
}
