// What /api/link_page answers.
export interface Period {
  key: string
  label: string
  value: number | null
  numerator: number | null
  denominator: number | null
  state: string | null
  question: string | null
  held_back: string | null // why it waits
}
export interface Page {
  opens: 'measurement' | 'action' | 'sheet' | 'pilot' | 'needs' | 'inquiry' | 'invitation' | 'decision'
  city: string
  label: string | null
  action: string | null
  is_about: string | null
  is_not_about: string | null
  serves: { goal: string; reason: string | null }[]
  indicator: string | null
  title: string | null
  how_noticed: string | null
  measure: string | null
  unit: string | null
  territory: string | null
  inquiry: string | null
  place: string | null
  periods: Period[]
  last: number | null
  last_label: string | null
  answered: number
  concerned: number
  reporter: string | null
  proposed: string | null
  pilot: LinkPilot | null
  invitation?: LinkInvitation | null
  decision?: LinkDecision | null
}
export interface LinkPilot {
  id: string
  title: string
  state: string
  unit: 'person' | 'group'
  place: string | null
  difficulty: string | null
  started_on: string | null
  groups: string[]
  red_lines: string[]
  watched: boolean
  exposed: number
  cap: number
  rule: string
  ways: LinkWays | null
}
// Two ways compared: what is told of them, and nothing of what they show.
export interface LinkWays {
  kind: 'blocks' | 'arrivals' | 'places'
  outcome: string | null
  usual_way: string | null
  block_tried: number | null
  block_usual: number | null
  rounds: number
  arrivals: { id: string; tried: boolean; who: string | null; at: string | null }[]
  places: { place: string; told: boolean }[]
}

export interface LinkInvitation {
  id: string
  meeting: string
  title: string // of the meeting
  state: string // of the meeting
  action: string | null
  starts_at: string | null
  minutes: number | null
  place: string | null
  question: string | null
  answer: 'comes' | 'may_come' | 'does_not_come' | null
  what_happened: string | null
  what_worked: string | null
  could_improve: string | null
  told_on: string | null
}
export interface LinkDecision {
  id: string
  text: string
  because: string | null
  action: string | null
  meeting: string | null // its title
  on: string | null // when it was held
  was: string | null
  is: string | null
  due: string | null
  review_on: string | null
  state: string
  answer: string | null
  answered_on: string | null
}

// How a number that was told is read again: "38", "12 of 40", "yes".
export function as_told(
  told: { value?: number | null; numerator?: number | null; denominator?: number | null },
  measure: string | null,
  words: { number: (value: number) => string; of: (n: string, m: string) => string; yes: string; no: string },
): string {
  if (measure === 'yes_no') return told.value ? words.yes : words.no
  if (told.numerator !== undefined && told.numerator !== null)
    return words.of(words.number(told.numerator), words.number(told.denominator ?? 0))
  return told.value === null || told.value === undefined ? '' : words.number(told.value)
}
