import { beforeEach, expect, it } from 'vitest'
import { remember_visit, since_last_visit } from './visits'

const minute = 60_000
beforeEach(() => localStorage.clear())

it('knows nothing on the first day', () => {
  expect(since_last_visit('amina', 0)).toBeNull()
})

it('tells what happened since the visit before, also after a reload', () => {
  remember_visit('amina', 100, 0)
  expect(since_last_visit('amina', 5 * minute)).toBeNull()
  expect(since_last_visit('amina', 60 * minute)).toBe(100)
  remember_visit('amina', 140, 60 * minute)
  expect(since_last_visit('amina', 61 * minute)).toBe(100)
  remember_visit('amina', 150, 61 * minute)
  expect(since_last_visit('amina', 200 * minute)).toBe(150)
})

it('keeps people apart, and survives what it cannot read', () => {
  remember_visit('amina', 100, 0)
  expect(since_last_visit('yann', 60 * minute)).toBeNull()
  localStorage.setItem('visit.amina', '{')
  expect(since_last_visit('amina', 60 * minute)).toBeNull()
})
