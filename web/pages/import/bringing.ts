import { onBeforeUnmount, reactive, ref } from 'vue'
import { create, read, upload } from '@/api/client'
import { new_id } from '@/api/id'
import type { Answer, Problem } from '@/api/problem'
import type { Preview, Stand } from './answer'

const look_every_ms = 400

// One import on its way: shown, shown again as somebody wishes, kept, taken back. While the server is busy `stand` says how
// far it is, and stop() ends it.
export function use_import() {
  const preview = ref<Preview>()
  const problem = ref<Problem>()
  const busy = ref(false)
  const stand = ref<Stand>()
  const kept = ref<number>()
  const taken_back = ref(false)
  const wishes = reactive({
    mapping: [] as { sheet: number; column: string; field: string }[],
    chosen: {} as Record<string, string>,
    leave_out: false,
    over_conflicts: false,
  })
  let id = ''
  let timer: ReturnType<typeof setInterval> | undefined

  async function look(): Promise<void> {
    const answer = await read<Stand>('/api/import/progress', { import: id, on: null })
    if (busy.value) stand.value = answer.value
  }
  async function ask<T>(doing: () => Promise<Answer<T>>): Promise<T | undefined> {
    busy.value = true
    timer = setInterval(look, look_every_ms)
    const answer = await doing()
    clearInterval(timer)
    busy.value = false
    stand.value = undefined
    problem.value = answer.problem
    return answer.value
  }
  onBeforeUnmount(() => clearInterval(timer))

  const wished = () => ({ import: id, ...wishes, chosen: Object.entries(wishes.chosen).map(([kind, id]) => ({ kind, id })) })

  async function show(source: File | string, what: string | null): Promise<void> {
    id = new_id()
    kept.value = undefined
    taken_back.value = false
    const query = { id, what, name: typeof source === 'string' ? 'text.txt' : source.name }
    preview.value = await ask(() => upload<Preview>('/api/imports', source, query))
  }
  async function again(): Promise<void> {
    preview.value = (await ask(() => create<Preview>('/api/import/preview', wished()))) ?? preview.value
  }
  async function keep(): Promise<void> {
    const done = await ask(() => create<Preview>('/api/import/apply', wished()))
    if (!done) return
    kept.value = done.moment ?? undefined
    preview.value = done
  }
  async function take_back(): Promise<void> {
    if ((await ask(() => create('/api/entry/undo', { moment: kept.value }))) !== undefined) taken_back.value = true
  }
  const forget = () => create('/api/import/discard', { import: id })
  function begin(): void {
    if (preview.value && kept.value === undefined) void forget()
    preview.value = kept.value = problem.value = undefined
    taken_back.value = false
    Object.assign(wishes, { mapping: [], chosen: {}, leave_out: false, over_conflicts: false })
  }

  // What a column of a sheet is: the name of a field, or '' to leave it out.
  async function map(sheet: number, column: string, field: string): Promise<void> {
    wishes.mapping = [...wishes.mapping.filter(one => one.sheet !== sheet || one.column !== column), { sheet, column, field }]
    await again()
  }

  return { preview, problem, busy, stand, kept, taken_back, wishes, show, again, keep, take_back, stop: forget, begin, map }
}
