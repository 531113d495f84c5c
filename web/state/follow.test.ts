import { expect, test } from 'vitest'
import { data_of } from './follow'

test('an event is its data, over several lines too', () => {
  expect(data_of('id: 12\nevent: inquiry\ndata: {"a":\ndata: 1}')).toBe('{"a":\n1}')
  expect(data_of(': still here')).toBe('')
})
