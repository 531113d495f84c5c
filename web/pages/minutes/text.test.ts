import { expect, it } from 'vitest'
import { blocks_of, told_in, type Decided } from './text'

it('reads headings, lists and paragraphs', () => {
  expect(blocks_of('# Réunion\n\nOn a parlé\nlongtemps.\n\n' +
    '## Ce qui marche\n- un **vrai** lieu\n- les soirs\n  d’hiver\n\nFin.')).toEqual([
    { is: 'heading', level: 2, text: 'Réunion' },
    { is: 'words', text: 'On a parlé\nlongtemps.' },
    { is: 'heading', level: 2, text: 'Ce qui marche' },
    { is: 'list', items: ['un vrai lieu', 'les soirs d’hiver'] },
    { is: 'words', text: 'Fin.' },
  ])
})

it('leaves what it does not know as it was typed', () => {
  expect(blocks_of('<b>x</b> [a](javascript:b)')).toEqual([{ is: 'words', text: '<b>x</b> [a](javascript:b)' }])
  expect(blocks_of('')).toEqual([])
})

const decided = (text: string): Decided => ({ text, state: 'confirmed', answer: null, answered_on: null, answered_how: null })
const told = (text: string, ...decisions: Decided[]) =>
  Object.fromEntries([...told_in(blocks_of(text), decisions)].map(([at, all]) => [at, all.map(one => one.text)]))
const roof = 'A roof over the gate on Thursdays, from May on, with the help of the technical services'
const hall = 'Open the hall on Wednesdays'

it('finds a decision whose words were shortened, and not the idea it came from', () => {
  const text = `## What could be improved?\n- ${hall}\n## What we decided\n- A roof over the gate\n- Ouvrir le bal`
  expect(told(text, decided(roof), decided(hall))).toEqual({ '3.0': [roof] })
})

it('takes one line for one decision, each to the likest', () => {
  const [north, south] = ['Open the hall on Wednesdays in the north', 'Open the hall on Wednesdays in the south']
  expect(told('# Décisions\n- Open the hall, south\n- Open the hall, north', decided(north), decided(south)))
    .toEqual({ '1.0': [south], '1.1': [north] })
  expect(told(`## Décidé\n- ${hall}`, decided(hall), decided(`${hall} again`))).toEqual({ '1.0': [hall] })
})

it('finds decisions in a paragraph of minutes without headings, and says of others that they are not there', () => {
  expect(told(`We talked. ${hall}, and a roof over the gate on Thursdays.`, decided(hall),
    decided('A roof over the gate on Thursdays'), decided('Nothing of the kind'))).toEqual({ 0: [hall,
    'A roof over the gate on Thursdays'] })
})
