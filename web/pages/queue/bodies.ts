import { computed } from 'vue'
import { read } from '@/api/client'
import type { Post } from '@/state/posts'
import { resource } from '@/state/resource'
import type { Body } from './answer'

// To whom one may recommend something, the posts first; those that were dissolved keep their names.
export function use_bodies() {
  const posts = resource(() => read<{ posts: Post[] }>('/api/posts', { limit: 200 }))
  const partners = resource(() => read<{ stakeholders: Body[] }>('/api/stakeholders', { limit: 200 }))
  return computed<Body[]>(() => [
    ...(posts.value?.posts ?? []).map(({ id, title, ended_on }) => ({ id, name: title, over: !!ended_on })),
    ...(partners.value?.stakeholders ?? []).map(({ id, name }) => ({ id, name })),
  ])
}
