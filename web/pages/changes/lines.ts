import type { RouteLocationRaw } from 'vue-router'
import { say, t } from '@/words'
import type { CardChange, Cause, Change, Changes } from './answer'

// The field of a card, and what it says, in words.
export const field_of = (one: CardChange) => t(`labels.action_${one.field}`)
export function value_of(field: string, value: string | null): string {
  if (value === null) return field === 'territories' ? t('changes.all_districts') : t('changes.empty')
  if (field === 'state') return t(`labels.action_state_${value}`)
  return field.endsWith('_on') ? say.day(value) : value
}

// On whose page something is read that an adjustment rests on, or that came of an observation; null where it has none.
export function page_of({ kind, id, within }: Cause): RouteLocationRaw | null {
  if (kind === 'meeting') return { name: 'meeting', params: { id } }
  if (['indicator', 'pilot', 'condition'].includes(kind)) return { name: kind, params: { id } }
  if (!within) return null
  if (kind === 'challenge') return { name: 'district', params: { id: within }, hash: '#needs' }
  return { name: kind === 'measurement' ? 'indicator' : 'meeting', params: { id: within } }
}
// "seen or heard: “The door is locked”"
export function rests_on({ kind, title }: Cause): string {
  const sort = t(`changes.cause_${kind}`)
  return title ? t('changes.cause', { kind: sort, title }) : sort
}
// "Asked at the meeting “Reading”, 9 April"
export function has_come({ kind, title, on }: Cause): string {
  const question = on ? 'became_question_on' : 'became_question'
  const said = kind === 'challenge' ? 'became_need' : kind === 'meeting' ? question : 'led_to'
  return t(`changes.${said}`, { what: title ?? '', day: on ? say.day(on) : '' })
}

// "3 h", "une demi-journée": what the adjustment itself cost; "" where nobody said.
export function cost_of({ hours, effort }: Pick<Change, 'hours' | 'effort'>): string {
  if (hours !== null) return t('changes.hours', { hours: say.number(hours) })
  return effort ? t(`labels.adjustment_effort_${effort}`) : ''
}

// Under a line: where, by whom, when it comes back.
export function under(of: Change): string {
  const parts: (string | null)[] = [of.place]
  if (of.kind === 'adjustment') {
    parts.push(
      of.word === 'confirmed' && of.decided_where ? t('changes.decided_at', { where: of.decided_where }) : of.decided_where,
      of.word === 'confirmed' ? of.who : null, cost_of(of),
      of.review_on && of.word === 'confirmed' ? t('changes.review_on', { day: say.day(of.review_on) }) : null)
  }
  if (of.kind === 'influence' && of.told_on) parts.push(t('changes.told', { day: say.day(of.told_on) }))
  if (of.kind === 'news' && of.ended_on) parts.push(t('changes.until', { day: say.day(of.ended_on) }))
  if (of.kind === 'number' && of.concerned && of.concerned > 1)
    parts.push(t('changes.places', { n: of.answered ?? 0, m: of.concerned }))
  return parts.filter(Boolean).join(' · ')
}

// What happened between two days, in sentences that one can say in a council.
export function sentences({ changes, cost }: Pick<Changes, 'changes' | 'cost'>): string[] {
  const of = (kind: Change['kind'], word?: string) => changes.filter(one => one.kind === kind && (!word || one.word === word))
  const count = (key: string, n: number) => (n ? [t(`changes.said_${key}`, { n })] : [])
  const sum = (field: 'hours' | 'unsaid') => cost.reduce((all, one) => all + one[field], 0)
  const hours = sum('hours')
  return [
    ...count('news', new Set(of('news').map(one => one.condition)).size),
    ...count('observations', of('observation').length),
    ...count('confirmed', of('adjustment', 'confirmed').length),
    ...(hours ? [t('changes.said_hours', { hours: say.number(hours) })] : []),
    ...count('unsaid', sum('unsaid')),
    ...count('declined', of('adjustment', 'declined').length),
    ...count('effects', of('effect').length),
    ...count('started', of('pilot_started').length),
    ...count('adopt', of('pilot_debriefed', 'adopt').length),
    ...count('adapt', of('pilot_debriefed', 'adapt').length),
    ...count('abandon', of('pilot_debriefed', 'abandon').length),
  ]
}
