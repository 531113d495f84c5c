import type { FieldProblem } from '@/api/problem'
import type { Post } from '@/state/posts'

// What a reorganisation would do, from what hangs on the old posts and where each thing is to go.
export interface Hanging {
  kind: string
  id: string
  title: string
  under: string
  posts: string[] // the old posts it hangs on; none: the partner
}
// A post that takes over: one that is there, or a new one.
export interface Into {
  key: number
  post: string | null
  title: string | null
  body: string | null
  holder: string | null
}
export const stays = -1
export const kinds = ['action', 'reporter', 'involvement', 'task', 'pilot', 'condition', 'decision']
export type Going = Record<string, number> // by what is moved: the key of the post that takes it over

export const hanging_on = (all: Hanging[], from: string[]): Hanging[] =>
  all.filter(one => one.posts.length === 0 || one.posts.some(post => from.includes(post)))

export function counted(all: Hanging[]): { kind: string; n: number }[] {
  return kinds.map(kind => ({ kind, n: all.filter(one => one.kind === kind).length })).filter(({ n }) => n > 0)
}

export interface Outcome {
  into: (Into & { takes: Hanging[] })[] // without those that are empty and take nothing
  told_by_nobody: Hanging[] // numbers that stay with whoever tells them now, as nobody fills the post they are to go to
  ending: string[] // old posts on which nothing is left
  going_on: { post: string; n: number }[] // old posts with how much stays on each
  moves: { kind: string; id: string; to: number }[] // `to` counts the posts of `into`
}

// What was to go to a post that was taken away goes to the first one, as all does at first.
export function outcome(all: Hanging[], from: string[], into: Into[], going: Going, posts: Post[]): Outcome {
  const holder_of = (one: Into) => (one.post ? posts.find(post => post.id === one.post)?.holder : one.holder)
  const goes_to = (one: Hanging) =>
    going[one.id] === stays ? undefined : (into.find(post => post.key === going[one.id]) ?? into[0])
  const hanging = hanging_on(all, from)
  const waits = (one: Hanging, to: Into) => one.kind === 'reporter' && !holder_of(to)
  const takes = (to: Into) => hanging.filter(one => goes_to(one) === to && !waits(one, to))
  const filled = (one: Into) => !!(one.post || one.title || one.body || one.holder)
  const told_by_nobody = hanging.filter(one => {
    const to = goes_to(one)
    return !!to && waits(one, to)
  })
  const taking = into.map(one => ({ ...one, takes: takes(one) }))
  const kept = taking.filter(one => filled(one) || one.takes.length > 0 || told_by_nobody.some(number => goes_to(number)?.key
    === one.key))
  const left_on = (post: string) =>
    hanging.filter(one => one.kind !== 'reporter' && one.posts.includes(post) && !goes_to(one)).length
  const old = from.filter(post => !into.some(one => one.post === post))
  return {
    into: kept,
    told_by_nobody,
    ending: old.filter(post => left_on(post) === 0),
    going_on: old.filter(post => left_on(post) > 0).map(post => ({ post, n: left_on(post) })),
    moves: kept.flatMap((one, to) => one.takes.map(({ kind, id }) => ({ kind, id, to }))),
  }
}

// What the server said, at the fields that can mend it. It counts the posts it was told of (`told`, by key), which are none when
// nothing is filled in, and moves that no field holds: `nothing_moves` is said where somebody chose whose posts end.
export function at_fields(faults: FieldProblem[], told: number[], first: number, nothing_moves: string): FieldProblem[] {
  const from_missing = faults.some(one => one.field === 'from')
  return faults.flatMap(one => {
    if (one.field === 'into') return { ...one, field: `into.${first}.title` }
    if (one.field === 'moves') return from_missing ? [] : { ...one, field: 'from', message: nothing_moves }
    return { ...one, field: one.field.replace(/^into\.(\d+)\./, (_, at) => `into.${told[Number(at)]}.`) }
  })
}
