export interface WaitingNumber {
  id: string
  indicator: string
  title: string
  period: string
  state: 'submitted' | 'returned'
  action: string | null
  action_title: string | null
  place: string | null
  unit: string | null
  value: number | null
  numerator: number | null
  denominator: number | null
  last: number | null
  last_label: string | null
  narrative: string | null
  confidence: 'counted' | 'estimated' | 'heard' | null
  told_by: string | null
  question: string | null
  reasons: string[]
}
export interface WaitingNumbers {
  numbers: WaitingNumber[]
}
// "Not me any more": who told a number, and whom they name.
export interface HandOver {
  kind: string
  id: string
  title: string
  other: string | null
  place: string | null
  person: string | null
  days: number | null
}
