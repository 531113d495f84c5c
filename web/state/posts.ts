import { read } from '@/api/client'
import type { Answer } from '@/api/problem'

export interface Post {
  id: string
  title: string
  body: string | null
  holder: string | null
  ended_on: string | null
}

// The posts that something can be given to: those that were dissolved are no choice.
export async function standing_posts(): Promise<Answer<{ posts: Post[] }>> {
  const answer = await read<{ posts: Post[] }>('/api/posts', { limit: 200, on: null })
  return answer.problem ? answer : { ...answer, value: { posts: answer.value.posts.filter(post => !post.ended_on) } }
}

// What a field to choose one from shows.
export const post_options = (posts: Post[] = []) =>
  posts.map(one => ({ id: one.id, name: one.title, hint: one.body ?? undefined }))
