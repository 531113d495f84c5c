import { beforeAll, expect, test } from 'vitest'
import { need, speak } from '@/words'
import { counted, type Shown } from './answer'

const said = (agree: number | null, can_live: number | null) =>
  counted({ agree, can_live, disagree: agree === null ? null : 0, no_view: agree === null ? null : 0 } as Shown)

beforeAll(async () => {
  await speak('en')
  await need('voice')
})

test('of fewer than five people no figure is said, and of nobody nothing', () => {
  expect(said(4, 1)).toBe('4 yes, 1 can live with it')
  expect(said(null, null)).toBe('fewer than 5 people have said')
  expect(said(0, 0)).toBe('')
})
