import { expect, it } from 'vitest'
import { blocks_of } from './text'

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
