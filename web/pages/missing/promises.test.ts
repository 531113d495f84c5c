import { beforeEach, describe, expect, it } from 'vitest'
import { session } from '@/state/session'
import type { Partner, Promise_ } from './answer'
import { by_giver, type Lists } from './promises'

const asked = (id: string, promise_state: Promise_['promise_state']) => ({ id, stakeholder: 'club', action: 'a',
  role: 'does_with', promise: 'Two rooms', hours_per_month: null, promise_state, asked_on: '2026-02-01' }) as unknown as Promise_
const lists = (involvements: Promise_[]): Lists => ({ stakeholders: [{ id: 'club', name: 'The club' } as Partner], involvements,
  promises: [], people: [], meetings: [], actions: [{ id: 'a', title: 'Homework' }] })
const next_of = (state: Promise_['promise_state']) =>
  by_giver(lists([asked('one', state)]))[0]!.lines[0]!.next.map(one => one.state)

describe('promises by who gave them', () => {
  beforeEach(() => {
    session.me.may = ['involvement.answer']
    session.me.may_own = []
  })

  it('offers what may come of each', () => {
    expect(next_of('asked')).toEqual(['promised', 'not_possible'])
    expect(next_of('promised')).toEqual(['kept', 'lapsed', 'not_possible'])
    expect(next_of('lapsed')).toEqual([])
  })

  it('offers nothing to whoever answers for an action of their own only', () => {
    session.me.may_own = ['involvement.answer']
    expect(next_of('promised')).toEqual([])
  })
})
