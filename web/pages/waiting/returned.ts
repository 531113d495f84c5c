import { say, t } from '@/words'

// The answer of measurement.return.
export interface Returned {
  mail_at: string | null
  waits: boolean
}

// What is said once a number went back: when its reporter hears of it, and that a mail may wait for a calm hour.
export function said_of(returned: Returned): string {
  if (!returned.mail_at) return t('waiting.returned_no_mail')
  if (!returned.waits) return t('waiting.returned_mail')
  return t('waiting.returned_waits', { at: say.moment(returned.mail_at) })
}
