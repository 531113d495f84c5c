import type { RouteLocationRaw } from 'vue-router'
import { say, t } from '@/words'
import type { Decision } from './answer'

export const is_open = (one: Decision): boolean => one.state === 'proposed' || one.state === 'waiting'

// Who answered, what, and when; of a decision of the group, when it was taken. "" while it is open.
export function answer_of(one: Decision, name: (id: string | null) => string): string {
  if (is_open(one) || !one.answered_on) return ''
  const who = one.can_say_yes ? one.answered_by || name(one.can_say_yes) : ''
  const said = one.state === 'confirmed' ? 'yes' : 'no'
  return t(`meetings.${who ? 'they' : 'we'}_said_${said}`, { name: who, day: say.day(one.answered_on) })
}

// Where what it became is read; null where that has no page.
export function page_of(one: Decision, action: string | null): RouteLocationRaw | null {
  const id = one.became[0]
  if (!id) return null
  const on = one.action ?? action
  if (one.leads_to === 'pilot') return { name: 'pilot', params: { id } }
  if (one.leads_to === 'recommendation') return { name: 'queue' }
  if (!on) return null
  return one.leads_to === 'task' ? { name: 'action', params: { id: on } }
    : { name: 'changes', query: { action: on, only: 'adjustment' } }
}
