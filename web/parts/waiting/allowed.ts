import type { Problem } from '@/api/problem'
import { t } from '@/words'

// Who may see what somebody was refused, in words; "" where the server names nobody that can be asked.
const roles = ['manager', 'link_keeper', 'core', 'contributor', 'sponsor', 'evaluator']

export function said_for({ to }: Problem): string {
  const who = (to ?? '').split(' ').flatMap(one => {
    if (one === 'lead') return [t('parts.for_lead')]
    return roles.includes(one) ? [t(`shell.role_${one}`)] : []
  })
  return who.length ? t('parts.for_whom', { who: who.join(', ') }) : ''
}
