import { defineComponent, h, ref, type Component, type VNodeChild } from 'vue'
import { language } from '@/words'

// A part's examples: what the browser checks walk through and what a page author looks at first.
export interface Examples {
  part: string
  examples: Record<string, Component>
}

type View = (() => VNodeChild) | Component

export const examples = (part: string, views: Record<string, View>): Examples => ({
  part,
  examples: Object.fromEntries(
    Object.entries(views).map(([name, view]) => [
      name,
      typeof view === 'function' ? as_component(view as () => VNodeChild) : view,
    ]),
  ),
})

const as_component = (view: () => VNodeChild): Component => defineComponent({ setup: () => view })

// The same example in both languages.
export const w = (english: string, french: string): string => (language.value === 'fr' ? french : english)

// A field or part with v-model, keeping what is typed.
export const kept = (
  part: Component,
  first: unknown,
  props: () => Record<string, unknown>,
  slots?: Record<string, () => VNodeChild>,
  model = 'modelValue',
): Component =>
  defineComponent({
    setup() {
      const value = ref(first)
      return () =>
        h(
          part,
          {
            ...props(),
            [model]: value.value,
            [`onUpdate:${model}`]: (next: unknown) => {
              value.value = next
            },
          },
          slots,
        )
    },
  })
