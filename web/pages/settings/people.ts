import { read } from '@/api/client'
import type { Answer } from '@/api/problem'

export interface Person {
  id: string
  revision: number
  name: string
  email?: string | null
  language?: string | null
  erased: boolean
}
export interface Membership {
  id: string
  revision: number
  person: string
  role: string
  territory: string | null
  until: string | null
}
export interface Post {
  id: string
  revision: number
  title: string
  body: string | null
  holder: string | null
  ended_on: string | null
}
export interface Place {
  id: string
  name: string
  level: string
  order: number | null
}
export interface Everybody {
  people: Person[]
  memberships: Membership[]
  posts: Post[]
  districts: Place[]
}

export const roles = ['manager', 'link_keeper', 'core', 'contributor', 'sponsor', 'evaluator'] as const

// Lists come in pages of two hundred.
async function all<T>(path: string, plural: string): Promise<Answer<T[]>> {
  const out: T[] = []
  let after: string | undefined
  do {
    const answer = await read<Record<string, unknown>>(path, { after })
    if (answer.problem) return answer
    out.push(...(answer.value[plural] as T[]))
    after = (answer.value.next as string | null) ?? undefined
  } while (after)
  return { value: out }
}

export async function everybody(): Promise<Answer<Everybody>> {
  const [people, memberships, posts, places] = await Promise.all([
    all<Person>('/api/people', 'people'),
    all<Membership>('/api/memberships', 'memberships'),
    all<Post>('/api/posts', 'posts'),
    all<Place>('/api/territories', 'territories'),
  ])
  for (const answer of [people, memberships, posts, places]) if (answer.problem) return { problem: answer.problem }
  const by_name = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name)
  return {
    value: {
      people: people.value!.filter(person => !person.erased).sort(by_name),
      memberships: memberships.value!,
      posts: posts.value!.sort((a, b) => a.title.localeCompare(b.title)),
      districts: places.value!.filter(place => place.level === 'district').sort((a, b) => (a.order ?? 999) - (b.order ?? 999)),
    },
  }
}

// A role that ended before today is history.
export const is_over = (membership: Membership, today: string): boolean => !!membership.until && membership.until < today

export interface Line extends Record<string, unknown> {
  id: string
  person: Person
  memberships: Membership[]
}

export const lines = (of: Everybody, today: string): Line[] =>
  of.people.map(person => ({
    id: person.id,
    person,
    memberships: of.memberships.filter(one => one.person === person.id && !is_over(one, today)),
  }))

export const with_a_role = (all: Line[]): Line[] => all.filter(line => line.memberships.length > 0)
export const without_a_role = (all: Line[]): Line[] => all.filter(line => line.memberships.length === 0)
