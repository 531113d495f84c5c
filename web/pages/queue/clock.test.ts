import { mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { minutes_of, use_clock, whole } from './clock'

it('says whole minutes, and halves towards the end', () => {
  expect(minutes_of(whole)).toBe(20)
  expect(minutes_of(601)).toBe(11)
  expect(minutes_of(90)).toBe(1.5)
  expect(minutes_of(0)).toBe(0)
})

it('goes by the clock on the wall', () => {
  vi.useFakeTimers()
  let time = 1_000_000
  let clock!: ReturnType<typeof use_clock>
  const page = mount({ setup: () => ((clock = use_clock(() => time)), () => null) })
  clock.start()
  time += 5 * 60_000 // the computer slept
  vi.advanceTimersByTime(1000)
  expect(clock.left.value).toBe(15 * 60)
  time += 60 * 60_000
  expect(clock.stop()).toBe(whole)
  page.unmount()
  vi.useRealTimers()
})
