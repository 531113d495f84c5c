// Promises of partners for an action, and those that were made at a meeting ("what can each bring?"), in one list by
// who gave them. Whoever answers for one action only does so on its page.
import { change, create, read } from '@/api/client'
import type { Answer } from '@/api/problem'
import { may_here } from '@/state/session'
import type { Partner, Promise_ } from './answer'

export type State = 'asked' | 'promised' | 'kept' | 'lapsed' | 'not_possible'
export const states: State[] = ['asked', 'promised', 'kept', 'lapsed', 'not_possible']

interface Titled {
  id: string
  title: string
}
interface Person {
  id: string
  name: string
  organisation: string | null
}
export interface Brought {
  id: string
  revision: number
  meeting: string
  text: string
  who: string | null
  person: string | null
  stakeholder: string | null
  until: string | null
  state: 'promised' | 'kept' | 'lapsed'
}
export interface Lists {
  stakeholders: Partner[]
  involvements: Promise_[]
  promises: Brought[]
  people: Person[]
  meetings: Titled[]
  actions: Titled[]
}
export interface Line {
  id: string
  says: string | null
  state: State
  of: 'action' | 'meeting' // where it was made, and what it is for
  place: Titled | undefined
  asked_on: string | null
  until: string | null
  next: { state: State; tell: () => Promise<Answer<unknown>> }[]
}
export interface Giver {
  id: string
  name: string | null // null: nobody noted who
  lines: Line[]
}

// Each list as far as one answer goes.
export async function read_lists(signal?: AbortSignal): Promise<Answer<Lists>> {
  const wanted = ['stakeholders', 'involvements', 'promises', 'people', 'meetings', 'actions'] as const
  const answers = await Promise.all(wanted.map(kind => read<Lists>(`/api/${kind}`, { limit: 200 }, signal)))
  const failed = answers.find(one => one.problem)
  if (failed?.problem) return { problem: failed.problem }
  return { value: Object.assign({}, ...answers.map(one => one.value)) as Lists }
}

const in_words = { asked: 'asked', promised: 'promised', done: 'kept', lapsed: 'lapsed', not_possible: 'not_possible' } as const

function for_an_action(one: Promise_, actions: Map<string, Titled>): Line {
  const tell = (state: Promise_['promise_state']) => ({ state: in_words[state], tell: () =>
    create(`/api/involvements/${one.id}/answer`, { promise_state: state }) })
  const open = may_here('involvement.answer', false) ? { asked: [tell('promised'), tell('not_possible')],
    promised: [tell('done'), tell('lapsed'), tell('not_possible')], done: [], lapsed: [], not_possible: [] }[one.promise_state]
    : []
  return { id: one.id, says: one.promise, state: in_words[one.promise_state], of: 'action', place: actions.get(one.action),
    asked_on: one.asked_on, until: null, next: open }
}

function at_a_meeting(one: Brought, meetings: Map<string, Titled>): Line {
  const tell = (state: Brought['state']) => ({ state, tell: () =>
    change(`/api/promises/${one.id}`, { state }, { revision: one.revision }) })
  const open = may_here('promise.change', false) && one.state === 'promised' ? [tell('kept'), tell('lapsed')] : []
  return { id: one.id, says: one.text, state: one.state, of: 'meeting', place: meetings.get(one.meeting), asked_on: null,
    until: one.until, next: open }
}

// Partners first, in their order; then whoever gave something without being one.
export function by_giver(lists: Lists): Giver[] {
  const by_id = <T extends { id: string }>(all: T[]) => new Map(all.map(one => [one.id, one]))
  const [actions, meetings, people, partners] = [by_id(lists.actions), by_id(lists.meetings), by_id(lists.people),
    by_id(lists.stakeholders)]
  const givers = new Map<string, Giver>(lists.stakeholders.map(one => [one.id, { id: one.id, name: one.name, lines: [] }]))
  const giver = (id: string, name: string | null): Giver => {
    if (!givers.has(id)) givers.set(id, { id, name, lines: [] })
    return givers.get(id)!
  }
  for (const one of lists.involvements)
    if (one.promise || one.asked_on) giver(one.stakeholder, null).lines.push(for_an_action(one, actions))
  for (const one of lists.promises) {
    const person = people.get(one.person ?? '')
    const partner = partners.get(one.stakeholder ?? person?.organisation ?? '')
    const who = person?.name ?? one.who
    giver(partner?.id ?? person?.id ?? who ?? '', partner?.name ?? who ?? null).lines.push(at_a_meeting(one, meetings))
  }
  return [...givers.values()].filter(one => one.lines.length)
}
