import { onBeforeUnmount, ref } from 'vue'

export const whole = 20 * 60

// Twenty minutes, counted by the clock on the wall: a page that slept meanwhile does not win time.
export function use_clock(now: () => number = Date.now) {
  const began = ref<number | null>(null)
  const left = ref(whole)
  let timer: ReturnType<typeof setInterval> | undefined

  function look(): void {
    if (began.value !== null) left.value = Math.max(0, whole - Math.floor((now() - began.value) / 1000))
  }
  function start(): void {
    began.value = now()
    left.value = whole
    timer ??= setInterval(look, 1000)
  }
  function stop(): number {
    look()
    clearInterval(timer)
    timer = undefined
    return whole - left.value
  }
  onBeforeUnmount(stop)
  return { left, start, stop, look }
}

// Whole minutes while there are many, then halves: nobody is chased by seconds.
export const minutes_of = (seconds: number): number => (seconds > 120 ? Math.ceil(seconds / 60) : Math.ceil(seconds / 30) / 2)
