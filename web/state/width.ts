import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

// The width of an element in CSS pixels, followed as it changes: drawings keep the size of their text on every screen.
export function use_width(element: Readonly<Ref<HTMLElement | null>>, before = 640): Ref<number> {
  const width = ref(before)
  let watcher: ResizeObserver | undefined
  onMounted(() => {
    if (!element.value || typeof ResizeObserver === 'undefined') return
    watcher = new ResizeObserver(([entry]) => { width.value = Math.round(entry!.contentRect.width) || before })
    watcher.observe(element.value)
  })
  onBeforeUnmount(() => watcher?.disconnect())
  return width
}
