import { expect, it } from 'vitest'
import { needs_words } from './needed'

const link = { what: 'link', text: 'Because it is near.' } as const

it('asks for words where a link is doubted or taken away, and where it has no reason yet', () => {
  expect(needs_words(link, 'still_true')).toBe(false)
  expect(needs_words(link, 'doubt')).toBe(true)
  expect(needs_words(link, 'drop')).toBe(true)
  expect(needs_words({ ...link, text: null }, 'is_true')).toBe(true)
})
it('asks for words with a no, and not with a yes', () => {
  expect(needs_words({ what: 'decision_to_recommend', text: null }, 'recommend_it')).toBe(false)
  expect(needs_words({ what: 'decision_to_recommend', text: null }, 'not_now')).toBe(true)
  expect(needs_words({ what: 'recommendation', text: null }, 'answer_accepted')).toBe(false)
  expect(needs_words({ what: 'recommendation', text: null }, 'answer_partly')).toBe(true)
})
it('leaves free what the server takes without', () => {
  for (const what of ['assumption', 'condition', 'need', 'orphan', 'decision'] as const)
    expect(needs_words({ what, text: null }, 'any')).toBe(false)
})
