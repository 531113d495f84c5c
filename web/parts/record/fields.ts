// What a dialog over one record asks: its fields in order, each by the kind of answer. Labels and choices come from the server's
// words for the kind, unless said here.
export interface RecordField {
  key: string
  as: 'text' | 'long_text' | 'number' | 'date' | 'choice' | 'choices' | 'reference'
  label?: string
  hint?: string
  needed?: boolean
  only_new?: boolean // fixed once the record is there
  options?: { value: string; label: string }[] // of a choice or choices; a choice's words are taken from `choices`
  choices?: string[]
  records?: { id: string; name: string; hint?: string }[] // of a reference
  begin?: unknown // what stands there in a new one
}
export type RecordValues = Record<string, unknown>
export interface KeptRecord {
  id: string
  revision: number
  [key: string]: unknown
}

export const beginning = (fields: RecordField[], of: RecordValues | null): RecordValues =>
  Object.fromEntries(fields.map(({ key, as, begin }) => [key, of?.[key] ?? begin ?? (as === 'choices' ? [] : null)]))

// Only what was changed is sent: another's change of another field stays.
export const changed = (now: RecordValues, before: RecordValues): RecordValues =>
  Object.fromEntries(Object.entries(now).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key])))
