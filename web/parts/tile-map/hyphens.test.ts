import { expect, test } from 'vitest'
import { with_hyphens } from './hyphens'

const shown = (name: string) => with_hyphens(name).replaceAll('\u00ad', '|')

test('long words may break between their syllables', () => {
  expect(shown('Bellevue - Chantenay')).toBe('Bel|le|vue - Chan|te|nay')
  expect(shown('Dervallières - Zola')).toBe('Der|val|liè|res - Zola')
  expect(shown('Doulon - Bottière')).toBe('Doulon - Bot|tière')
})

test('short words and short ends stay whole', () => {
  expect(shown('Île de Nantes')).toBe('Île de Nantes')
  expect(shown('Barberie')).toBe('Bar|be|rie')
})
