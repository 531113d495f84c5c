import { expect, it } from 'vitest'
import { different_eyes, type Persona } from './personas'

const persona = (name: string, more: Partial<Persona> = {}): Persona => ({
  person: name,
  name,
  roles: ['contributor'],
  posts: [],
  territories: [],
  lead: '',
  ...more,
})

it('puts one of each kind in front, in the order of the city', () => {
  const people = [
    persona('manager', { roles: ['manager'] }),
    persona('lead', { lead: 'Homework club' }),
    persona('other lead', { lead: 'Cafés' }),
    persona('officer', { territories: ['Bellevue'] }),
    persona('contributor'),
  ]
  const { first, rest } = different_eyes(people)
  expect(first.map(one => one.name)).toEqual(['manager', 'lead', 'officer', 'contributor'])
  expect(rest.map(one => one.name)).toEqual(['other lead'])
})

it('never shows more than seven at first, and loses nobody', () => {
  const people = Array.from({ length: 9 }, (_, i) => persona(`p${i}`, { roles: [`r${i}`] }))
  const { first, rest } = different_eyes(people)
  expect([first.length, rest.length]).toEqual([7, 2])
})
