import { shallowRef, watchEffect, type MaybeRefOrGetter, onScopeDispose, toValue } from 'vue'
import { t } from '@/words'
import { session } from './session'

const key = shallowRef<string>()
const own = shallowRef<() => string | undefined>()

// What the tab and the screen reader say first: "Homework club · Nantes".
export function show_title(title_key: string | undefined): void {
  key.value = title_key
}

// For a page whose title is in its data.
export function use_title(title: MaybeRefOrGetter<string | undefined>): void {
  const mine = () => toValue(title)
  own.value = mine
  onScopeDispose(() => {
    if (own.value === mine) own.value = undefined
  })
}

watchEffect(() => {
  const title = own.value?.() ?? (key.value ? t(key.value) : undefined)
  document.title = [title, session.me.city?.name ?? 'Arpent'].filter(Boolean).join(' · ')
})
