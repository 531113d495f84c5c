import { describe, expect, it } from 'vitest'
import { at_fields, counted, hanging_on, outcome, stays, type Hanging, type Into } from './reorganise'

const hanging = (kind: string, id: string, ...posts: string[]): Hanging => ({ kind, id, title: id, under: '', posts })
const into = (key: number, also: Partial<Into> = {}): Into => ({ key, post: null, title: `Post ${key}`, body: null, holder: null,
  ...also })
const all = [hanging('action', 'reading', 'old'), hanging('action', 'club', 'old', 'elder'),
  hanging('reporter', 'children', 'old'),
  hanging('task', 'call', 'elder'), hanging('involvement', 'readers')]
const posts = ['old', 'elder', 'there'].map(id => ({ id, title: id, body: null, holder: id === 'there' ? 'gaelle' : null,
  ended_on: null }))

describe('a reorganisation, looked at before', () => {
  it('moves what hangs on the posts chosen, and the promises of the partner', () => {
    expect(hanging_on(all, ['elder']).map(one => one.id)).toEqual(['club', 'call', 'readers'])
    expect(counted(hanging_on(all, ['old']))).toEqual([{ kind: 'action', n: 2 }, { kind: 'reporter', n: 1 },
      { kind: 'involvement', n: 1 }])
  })

  it('says which post takes what, and which one ends', () => {
    const seen = outcome(all, ['old', 'elder'], [into(0, { holder: 'amina' }), into(1)], { club: 1, call: stays }, posts)
    expect(seen.into.map(one => one.takes.map(it => it.id))).toEqual([['reading', 'children', 'readers'], ['club']])
    expect(seen.ending).toEqual(['old'])
    expect(seen.going_on).toEqual([{ post: 'elder', n: 1 }])
    expect(seen.moves.map(one => `${one.id} ${one.to}`)).toEqual(['reading 0', 'children 0', 'readers 0', 'club 1'])
  })

  it('points nowhere when a post is taken away: what was to go there goes to the first', () => {
    const seen = outcome(all, ['old'], [into(0, { holder: 'amina' })], { reading: 1, club: 7, children: 1 }, posts)
    expect(seen.moves.map(one => one.to)).toEqual([0, 0, 0, 0])
    expect(seen.into[0]!.takes).toHaveLength(4)
  })

  it('makes no post that is empty and takes nothing', () => {
    const seen = outcome(all, ['old'], [into(0, { title: null }), into(3, { title: null })],
      { reading: 3, club: 3, children: stays, readers: 3 }, posts)
    expect(seen.into.map(one => one.key)).toEqual([3])
    expect(seen.moves.map(one => one.to)).toEqual([0, 0, 0])
  })

  it('leaves a number with whoever tells it while nobody fills the new post', () => {
    const vacant = outcome(all, ['old'], [into(0)], {}, posts)
    expect(vacant.told_by_nobody.map(one => one.id)).toEqual(['children'])
    expect(vacant.ending).toEqual(['old'])
    const filled = outcome(all, ['old'], [into(0, { post: 'there' })], {}, posts)
    expect(filled.told_by_nobody).toEqual([])
  })

  it('lets an old post go on that is among those that take over', () => {
    expect(outcome(all, ['old', 'elder'], [into(0, { post: 'old' })], {}, posts).ending).toEqual(['elder'])
  })
})

describe('what is wrong with a reorganisation', () => {
  const fault = (field: string) => ({ field, message: `mend ${field}` })
  it('leads to a field each, when nothing is filled in', () => {
    expect(at_fields(['says', 'from', 'into', 'moves'].map(fault), [], 4, 'nothing moves')).toEqual([
      fault('says'), fault('from'), { field: 'into.4.title', message: 'mend into' }])
  })
  it('is said of whose posts end where nothing would move', () => {
    expect(at_fields([fault('moves')], [0], 0, 'nothing moves')).toEqual([{ field: 'from', message: 'nothing moves' }])
  })
  it('finds the post that the server counted', () => {
    expect(at_fields([fault('into.1.title')], [0, 3], 0, '')).toEqual([{ field: 'into.3.title', message: 'mend into.1.title' }])
  })
})
