import { onMounted, onScopeDispose, ref, watch, type Ref } from 'vue'
import { session } from './session'
import { lay_down, take_up } from './shelf'

// What a person typed and has not sent: kept on the device under `key` (and under who they are), back in its fields when the same
// form opens again, gone once it was sent or thrown away. Without a key nothing is kept. Kept are only the fields that the person
// changed: what the page fills in by itself is no draft.
export interface Draft {
  back: Ref<string | null> // when what stands there again was typed
  hold: (name: string, model: Ref<unknown>) => void // by a field, while it is set up
  act: () => void // somebody types, chooses or presses: what changes by that is theirs
  sent: () => void
  throw_away: () => void
}

const plain = (value: unknown): string => JSON.stringify(value ?? null)

export function use_draft(key: () => string | null | undefined): Draft {
  const back = ref<string | null>(null)
  const held = new Map<string, Ref<unknown>>()
  const given = new Map<string, string>() // by the page
  const theirs = new Map<string, string>()
  let waiting: Record<string, unknown> = {} // for fields that do not stand there yet
  let typed_at = ''
  let acting = false
  let done: ReturnType<typeof setTimeout> | undefined
  const owner = () => session.me.person?.id ?? null

  function begin(): void {
    const kept = key() ? take_up(owner(), key()!) : null
    back.value = null
    theirs.clear()
    waiting = { ...kept?.values }
    typed_at = kept?.at ?? ''
    for (const [name, model] of held) {
      given.set(name, plain(model.value))
      put_back(name, model)
    }
  }
  function put_back(name: string, model: Ref<unknown>): void {
    if (!(name in waiting)) return
    const value = waiting[name]
    delete waiting[name]
    theirs.set(name, plain(value))
    if (plain(model.value) === plain(value)) return
    model.value = value
    back.value = typed_at
  }
  function keep(): void {
    const values = { ...waiting, ...Object.fromEntries([...theirs].map(([name, value]) => [name, JSON.parse(value) as unknown])) }
    if (key()) lay_down(owner(), key()!, values)
  }

  function hold(name: string, model: Ref<unknown>): void {
    held.set(name, model)
    if (!given.has(name)) given.set(name, plain(model.value))
    onMounted(() => put_back(name, model))
    watch(model, value => changed(name, plain(value)), { deep: true })
    onScopeDispose(() => held.delete(name))
  }
  function changed(name: string, value: string): void {
    if (acting) {
      if (value === given.get(name)) theirs.delete(name)
      else theirs.set(name, value)
      keep()
    } else if (theirs.get(name) !== value) {
      given.set(name, value)
      theirs.delete(name)
    }
  }

  // Until the browser is done with the event: between two of its listeners promises run, and so would nextTick.
  function act(): void {
    acting = true
    clearTimeout(done)
    done = setTimeout(() => (acting = false))
  }
  function sent(): void {
    for (const [name, model] of held) given.set(name, plain(model.value))
    forget()
  }
  function throw_away(): void {
    for (const [name, model] of held) if (theirs.has(name)) model.value = JSON.parse(given.get(name) ?? 'null')
    forget()
  }
  function forget(): void {
    theirs.clear()
    waiting = {}
    back.value = null
    keep()
  }

  begin()
  watch(key, begin)
  return { back, hold, act, sent, throw_away }
}
