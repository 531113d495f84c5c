import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { data_of, follow } from './follow'

test('an event is its data, over several lines too', () => {
  expect(data_of('id: 12\nevent: inquiry\ndata: {"a":\ndata: 1}')).toBe('{"a":\n1}')
  expect(data_of(': still here')).toBe('')
})

// A stream of the browser that the server refuses.
const asked = vi.fn<() => void>()
class Refused {
  static CLOSED = 2
  readyState = 2
  constructor() { asked() }
  addEventListener(): void {}
  close(): void {}
}
let page: EffectScope
beforeEach(() => {
  vi.useFakeTimers()
  asked.mockReset()
  vi.stubGlobal('EventSource', Refused)
  page = effectScope()
})
afterEach(() => {
  page.stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('whoever is refused is asked for ever more rarely, and at once when somebody looks again', async () => {
  page.run(() => follow('/api/meeting_events/m', 'meeting', () => {}))
  await vi.advanceTimersByTimeAsync(10 * 60_000)
  expect(asked.mock.calls.length).toBeLessThan(16) // 150 at the first pace
  const before = asked.mock.calls.length
  document.dispatchEvent(new Event('visibilitychange'))
  expect(asked).toHaveBeenCalledTimes(before + 1)
})
