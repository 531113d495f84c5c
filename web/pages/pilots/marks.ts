import { say, t } from '@/words'
import type { Report, Standing } from './answer'

// What is to be known of one line that was told, beside its figures.
export function marks(one: Report): string[] {
  const beyond = one.beyond_most ? t('pilots.beyond_most', { m: say.number(one.beyond_most) })
    : one.beyond_step ? t('pilots.beyond_step', { m: say.number(one.beyond_step) }) : null
  return [
    one.red_line && t('pilots.sign_was', { sign: one.red_line }),
    beyond,
    one.late && t('pilots.late'),
    one.while_paused && t('pilots.while_paused'),
    one.correction && t('pilots.was', { n: one.first_exposed ?? 0, events: one.first_events ?? 0, why: one.correction }),
    one.note,
  ].filter((mark): mark is string => !!mark)
}

// Said on the page for as long as more took part than the card allows.
export function beyond_most({ exposed, people_max }: Pick<Standing, 'exposed' | 'people_max'>): string | null {
  if (people_max === null || exposed <= people_max) return null
  return t('pilots.beyond_in_all', { n: exposed - people_max, m: say.number(people_max) })
}
