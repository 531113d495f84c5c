import { expect, test } from 'vitest'
import type { Note, Page } from './answer'
import { draft, type Wording } from './minutes'

const words: Wording = { talked: 'Talked', examples: 'Cases', quadrant: { strength: 'Works', weakness: 'Hard' },
  decided: 'Decided', improve: 'Better', brings: 'Brings', left: 'Left over', there: n => `${n} people`,
  case: (title, happened) => `${title} – ${happened}` }
const empty = { agenda: [], examples: [], clusters: [], options: [], decisions: [], promises: [],
  attendance: [] } as unknown as Page
const note = (id: string, also: Partial<Note> = {}): Note => ({ id, quadrant: 'strength', text: id, example: null, cluster: null,
  into: null, hidden: false, hidden_because: null, aside: null, ...also })

test('a meeting with only two decisions has minutes', () => {
  const page = { ...empty, decisions: [{ text: 'Open on Wednesdays', state: 'confirmed' }, { text: 'A second helper',
    state: 'waiting' }] }
  expect(draft(page as unknown as Page, [],
    words)).toBe('## Decided\n\n- Open on Wednesdays\n- A second helper')
})

test('what was hidden, merged or set aside is not in them, and a group stands for its notes', () => {
  const page = { ...empty, clusters: [{ id: 'c', quadrant: 'strength', title: 'Outside' }] } as unknown as Page
  const notes = [note('seen'), note('hidden', { hidden: true }), note('merged', { into: 'seen' }), note('plan', { aside: 'a' }),
    note('grouped', { cluster: 'c' })]
  expect(draft(page, notes, words)).toBe('## Works\n\n- Outside\n- seen')
})

test('what could be improved stands before what was decided', () => {
  const page = { ...empty, options: [{ id: 'o', text: 'A roof', crossing: null }], decisions: [{ text: 'Ask',
    state: 'confirmed' }] }
  expect(draft(page as unknown as Page, [], words)).toBe('## Better\n\n- A roof\n\n## Decided\n\n- Ask')
})

test('a case is told as the language writes it', () => {
  const page = { ...empty, examples: [{ title: 'mardi matin', what_happened: 'Deux lectrices' }] } as unknown as Page
  expect(draft(page, [], words)).toBe('## Cases\n\n- mardi matin – Deux lectrices')
})

test('nothing happened: nothing is written', () => expect(draft(empty, [], words)).toBe(''))
