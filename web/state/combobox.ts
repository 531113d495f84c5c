import { computed, reactive, ref, useId, type Ref } from 'vue'

// The keyboard of a box with a list under it (the ARIA combobox pattern): arrows move, Enter picks, Escape closes.
// The focus stays in the box; `active` is the line that the reader hears.
export function use_combobox<T>(lines: Ref<T[]>, pick: (line: T) => void) {
  const open = ref(false)
  const at = ref(-1)
  const list_id = useId()
  const line_id = (i: number) => `${list_id}-${i}`
  const shown = computed(() => open.value && lines.value.length > 0)
  const active = computed(() => (shown.value && at.value >= 0 ? line_id(at.value) : undefined))

  function key(event: KeyboardEvent): void {
    const last = lines.value.length - 1
    if (event.key === 'ArrowDown') move(event, at.value >= last ? 0 : at.value + 1)
    else if (event.key === 'ArrowUp') move(event, at.value <= 0 ? last : at.value - 1)
    else if (event.key === 'Enter' && shown.value && lines.value[at.value] !== undefined) {
      event.preventDefault()
      choose(at.value)
    } else if (event.key === 'Escape' && open.value) {
      event.preventDefault()
      event.stopPropagation()
      close()
    }
  }

  function move(event: KeyboardEvent, to: number): void {
    event.preventDefault()
    open.value = true
    at.value = to
    document.getElementById(line_id(to))?.scrollIntoView({ block: 'nearest' })
  }

  function choose(i: number): void {
    const line = lines.value[i]
    close()
    if (line !== undefined) pick(line)
  }

  function close(): void {
    open.value = false
    at.value = -1
  }

  return reactive({ open, at, shown, active, list_id, line_id, key, choose, close })
}
