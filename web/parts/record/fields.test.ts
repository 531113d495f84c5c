import { expect, test } from 'vitest'
import { beginning, changed, type RecordField } from './fields'

const fields: RecordField[] = [
  { key: 'title', as: 'text' },
  { key: 'ring', as: 'choice', begin: 'wide' },
  { key: 'themes', as: 'choices' },
]

test('a new record begins with what is said, a kept one with what it holds', () => {
  expect(beginning(fields, null)).toEqual({ title: null, ring: 'wide', themes: [] })
  const kept = { title: 'A', ring: 'core', themes: ['x'] }
  expect(beginning(fields, { ...kept, other: 1 })).toEqual(kept)
})

test('what stayed the same is not sent', () => {
  const before = beginning(fields, { title: 'A', ring: 'core', themes: ['x'] })
  expect(changed({ ...before, title: 'B' }, before)).toEqual({ title: 'B' })
  expect(changed({ ...before, themes: ['x'] }, before)).toEqual({})
})
