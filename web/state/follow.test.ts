import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { data_of, follow } from './follow'

test('an event is its data, over several lines too', () => {
  expect(data_of('id: 12\nevent: inquiry\ndata: {"a":\ndata: 1}')).toBe('{"a":\n1}')
  expect(data_of(': still here')).toBe('')
})

const asked = vi.fn<() => Promise<Response>>()
let page: EffectScope
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('fetch', asked.mockReset())
  page = effectScope()
})
afterEach(() => {
  page.stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test.each([401, 403, 404])('whoever is refused with %i asks no further until somebody looks again', async status => {
  asked.mockImplementation(async () => new Response(null, { status }))
  const lost = vi.fn()
  page.run(() => follow('/api/meeting_events/m', 'meeting', () => {}, { lost }))
  await vi.advanceTimersByTimeAsync(120_000)
  expect(asked).toHaveBeenCalledTimes(1)
  expect(lost).toHaveBeenCalledWith(true)
  document.dispatchEvent(new Event('visibilitychange'))
  await vi.advanceTimersByTimeAsync(120_000)
  expect(asked).toHaveBeenCalledTimes(2)
})

test('a server that stumbles is asked again, and what it tells is heard', async () => {
  asked.mockImplementationOnce(async () => new Response(null, { status: 502 }))
  asked.mockImplementation(async () => new Response('event: meeting\ndata: {"walls":3}\n\n'))
  const hear = vi.fn()
  page.run(() => follow('/api/meeting_events/m', 'meeting', hear))
  await vi.advanceTimersByTimeAsync(5_000)
  expect(hear).toHaveBeenCalledWith({ walls: 3 })
})
