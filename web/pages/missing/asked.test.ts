import { describe, expect, it } from 'vitest'
import { asked_of, could_block, never_asked } from './asked'

type One = { id: string; name: string; influence: 'low' | 'medium' | 'high' | null; stance: 'supports' | 'opposes' | null }
const partner = (id: string, influence: One['influence'], stance: One['stance'] = null): One => ({ id, name: id,
  influence, stance })
const partners = [partner('club', 'medium', 'opposes'), partner('fund', 'high'), partner('school', 'high'),
  partner('shop', 'low', 'opposes'), partner('new', null)]
const ids = (all: { id: string }[]) => all.map(one => one.id)

describe('partners and what was asked of them', () => {
  it('counts the actions that ask something of each', () => {
    const asked = asked_of([{ stakeholder: 'school', action: 'a' }, { stakeholder: 'school', action: 'a' },
      { stakeholder: 'school', action: 'b' }])
    expect(asked.get('school')).toBe(2)
    expect(asked.get('fund')).toBeUndefined()
  })

  it('names who could do much and was never asked', () => {
    expect(ids(never_asked(partners, new Map([['school', 1]])))).toEqual(['fund', 'club'])
  })

  it('names who is against it and could stop something', () => {
    expect(ids(could_block(partners))).toEqual(['club'])
  })
})
