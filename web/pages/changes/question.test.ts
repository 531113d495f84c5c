import { describe, expect, it } from 'vitest'
import { about_another, by_action, next_for } from './question'

const on = (id: string, action: string | null) => ({ id, action: action ? { id: action, name: `The ${action}` } : null })
const meetings = [on('march', 'club'), on('april', null), on('may', 'reading'), on('june', 'club'), on('july', 'reading')]

describe('the meeting a question goes to', () => {
  it('is the next on the same action', () => {
    expect(next_for(meetings, 'reading')).toBe('may')
    expect(next_for(meetings, 'cafés')).toBeNull()
    expect(next_for(meetings, null)).toBe('march')
    expect(next_for([], null)).toBeNull()
  })

  it('is found under its action, one’s own first', () => {
    expect(by_action(meetings, 'reading').map(one => one.id)).toEqual(['may', 'july', 'march', 'june', 'april'])
    expect(by_action(meetings, null).map(one => one.id)).toEqual(['march', 'june', 'may', 'july', 'april'])
  })

  it('is said to be about another action', () => {
    expect(about_another(meetings, 'march', 'reading')).toBe('The club')
    expect(about_another(meetings, 'may', 'reading')).toBeNull()
    expect(about_another(meetings, 'april', 'reading')).toBeNull()
    expect(about_another(meetings, 'march', null)).toBeNull()
  })
})
