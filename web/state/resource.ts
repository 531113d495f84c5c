import { onScopeDispose, shallowReactive, watch } from 'vue'
import type { Answer, Problem } from '@/api/problem'
import { language } from '@/words'
import { asof } from './asof'
import { live } from './live'
import { session } from './session'

export interface Resource<T> {
  value: T | undefined // the last good answer: stays while a newer one is loading, and when that fails
  revision: string | undefined
  loading: boolean
  problem: Problem | undefined
  reload: () => Promise<void>
}

// The one primitive of state: something that the server knows. Loads at once, and again when what `depends` returns changes, the
// day looked at changes, the language does, or somebody comes in; today's, also when the city has changed, half a second after
// the last of many changes. An answer that a newer question has overtaken is dropped.
export function resource<T>(load: (signal: AbortSignal) => Promise<Answer<T>>, depends: () => unknown = () => null): Resource<T> {
  const state: Resource<T> = shallowReactive({
    value: undefined,
    revision: undefined,
    loading: true,
    problem: undefined,
    reload,
  })
  let running: AbortController | undefined

  async function reload(): Promise<void> {
    running?.abort()
    const mine = (running = new AbortController())
    state.loading = true
    try {
      const answer = await load(mine.signal)
      if (mine !== running) return
      state.problem = answer.problem
      if (!answer.problem) {
        state.value = answer.value
        state.revision = answer.revision
      }
      state.loading = false
    } catch (cause) {
      if (mine.signal.aborted) return
      state.loading = false
      throw cause
    }
  }

  watch([depends, () => asof.on, language, () => session.turn], () => void reload(), { immediate: true, deep: true })
  let soon: ReturnType<typeof setTimeout> | undefined
  watch(
    () => live.moment,
    (_, before) => {
      clearTimeout(soon)
      if (before > 0 && !asof.on) soon = setTimeout(() => void reload(), 500)
    },
  )
  onScopeDispose(() => {
    clearTimeout(soon)
    running?.abort()
  })
  return state
}
