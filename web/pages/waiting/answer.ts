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
// "Not me any more": who told a number, and whom they name.
export interface HandOver {
  id: string
  title: string
  action_title: string | null
  place: string | null
  person: string | null
}
export interface WaitingNumbers {
  numbers: WaitingNumber[]
  hand_overs: HandOver[]
}
