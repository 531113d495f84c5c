import { beforeEach, expect, it } from 'vitest'
import { add_mine, by_chance, forget, forget_all, has_said, keep, mine, remembers, voice_for } from './voice'

beforeEach(() => {
  localStorage.clear()
  forget('one')
  forget('other')
})

it('makes a number of chance that tells no hour', () => {
  expect(by_chance()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(by_chance()).not.toBe(by_chance())
})

it('is the same for each try at one need, and another for each need', () => {
  expect(voice_for('one')).toBe(voice_for('one'))
  expect(voice_for('one')).not.toBe(voice_for('other'))
})

it('has said so once the server has heard it', () => {
  const voice = voice_for('one')
  expect(localStorage.length).toBe(0)
  keep('one', voice)
  expect(has_said('one')).toBe(true)
  forget('one')
  expect(has_said('one')).toBe(false)
})

it('remembers what was first said here', () => {
  add_mine('a')
  add_mine('b')
  expect(mine()).toEqual(['b', 'a'])
})

it('forgets all of it, and nothing else of this phone', () => {
  localStorage.setItem('language', 'fr')
  expect(remembers()).toBe(false)
  keep('one', voice_for('one'))
  keep('helps.one.2026-03-01', voice_for('helps.one.2026-03-01'))
  add_mine('a')
  expect(remembers()).toBe(true)
  forget_all()
  expect(remembers()).toBe(false)
  expect(has_said('one')).toBe(false)
  expect(mine()).toEqual([])
  expect(localStorage.getItem('language')).toBe('fr')
})
