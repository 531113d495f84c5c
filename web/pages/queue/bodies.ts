import { computed } from 'vue'
import { read } from '@/api/client'
import { resource } from '@/state/resource'
import type { Body } from './answer'

// To whom one may recommend something, the posts first.
export function use_bodies() {
  const posts = resource(() => read<{ posts: { id: string; title: string }[] }>('/api/posts', { limit: 200 }))
  const partners = resource(() => read<{ stakeholders: Body[] }>('/api/stakeholders', { limit: 200 }))
  return computed<Body[]>(() => [
    ...(posts.value?.posts ?? []).map(({ id, title }) => ({ id, name: title })),
    ...(partners.value?.stakeholders ?? []).map(({ id, name }) => ({ id, name })),
  ])
}
