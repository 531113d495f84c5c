import { computed } from 'vue'
import { read } from '@/api/client'
import { standing_posts } from '@/state/posts'
import { resource } from '@/state/resource'
import type { Choice } from '@/parts'
import { t } from '@/words'
import type { Named } from './answer'

interface ActionLine { id: string; title: string; code?: string | null; focus_rank?: number | null }

// Whom and what a meeting may name: people, posts and partners; actions, the six stars first.
export function use_people() {
  const people = resource(() => read<{ people: Named[] }>('/api/people', { limit: 200, on: null }))
  return computed<Choice[]>(() => people.value?.people ?? [])
}
export function use_deciders() {
  const people = use_people()
  const posts = resource(standing_posts)
  const partners = resource(() => read<{ stakeholders: Named[] }>('/api/stakeholders', { limit: 200, on: null }))
  return computed<Choice[]>(() => [...people.value,
    ...(posts.value?.posts ?? []).map(one => ({ id: one.id, name: one.title, hint: t('meetings.a_post') })),
    ...(partners.value?.stakeholders ?? []).map(one => ({ id: one.id, name: one.name, hint: t('meetings.a_partner') }))])
}
export function use_actions() {
  const actions = resource(() => read<{ actions: ActionLine[] }>('/api/actions', { limit: 200, on: null }))
  return computed<(Choice & { star: boolean })[]>(() => (actions.value?.actions ?? [])
    .map(one => ({ id: one.id, name: one.title, star: !!one.focus_rank, rank: one.focus_rank ?? 99 }))
    .sort((a, b) => a.rank - b.rank))
}
