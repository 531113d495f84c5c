// What the import door answers (import.preview, import.apply, import.progress), as far as the page uses it.
export interface SheetColumn {
  column: string
  heading: string
  field: string | null
  label: string | null
  how: 'exact' | 'folded' | 'contained' | 'across' | 'wished' | null
  candidates: string[]
}
export interface Sheet {
  sheet: number
  name: string
  form: 'table' | 'lines' | 'shapes'
  what: string | null
  what_label: string | null
  columns: SheetColumn[]
  options: { value: string; label: string }[]
}
export interface News {
  kind_label: string
  id: string
  title: string
  sheet: string
  place: string
  what: 'created' | 'changed'
  fields: { label: string; before: string; after: string; cleared: boolean; conflict: boolean }[]
}
export interface Preview {
  import: string
  name: string
  what: string
  counts: { rows: number; created: number; changed: number; untouched: number; cleared: number; conflicts: number; faults: number
    faulty_rows: number
  totals: number }
  kinds: { kind: string; label: string; created: number; changed: number; untouched: number }[]
  sheets: Sheet[]
  questions: { kind: string; label: string; options: { value: string; label: string }[] }[]
  records: News[]
  faults: { sheet: string; place: string; message: string }[]
  moment: number | null
}
export interface Stand {
  phase: 'reading' | 'matching' | 'trying' | 'keeping' | null
  done: number
  total: number
}
