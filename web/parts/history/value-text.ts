import { say, t } from '@/words'

// One field of a record, before and after, as the server tells it. `names` are the titles of what a reference points to.
export interface Change {
  field: string
  kind?: string
  before: unknown
  after: unknown
  names?: Record<string, string>
}

export const is_empty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

// What a person reads for a value of the record `of`: never an id, never a code. Empty: there is nothing.
export function value_text(of: string, change: Change, value: unknown): string {
  if (is_empty(value)) return ''
  if (Array.isArray(value)) return say.list(value.map(one => single(of, change, one)))
  return single(of, change, value)
}

function single(of: string, change: Change, value: unknown): string {
  switch (change.kind) {
    case 'reference':
    case 'references':
      return change.names?.[String(value)] ?? t('history.gone')
    case 'choice':
    case 'choices':
      return t(`labels.${of}_${change.field}_${String(value)}`)
    case 'flag':
      return value ? t('parts.yes') : t('parts.no')
    case 'date':
      return say.day(String(value))
    case 'moment':
      return say.moment(String(value))
    case 'money':
      return say.money(Number(value))
    case 'integer':
    case 'number':
      return say.number(Number(value), 6)
    case 'file':
      return String((value as { name?: string }).name ?? t('history.a_file'))
    case 'geometry':
      return t('history.a_shape')
    default:
      return typeof value === 'object' ? t('history.a_value') : String(value)
  }
}
