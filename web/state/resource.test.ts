import { effectScope, nextTick, ref } from 'vue'
import { expect, it } from 'vitest'
import type { Answer } from '@/api/problem'
import { asof } from './asof'
import { resource } from './resource'

const settle = () => new Promise(done => setTimeout(done))

it('keeps the newest question\u2019s answer and drops the one it overtook', async () => {
  const scope = effectScope()
  const wanted = ref('slow')
  const answers = new Map<string, (answer: Answer<string>) => void>()
  const known = scope.run(() => resource<string>(() => new Promise(give => answers.set(wanted.value, give)), () => wanted.value))!
  wanted.value = 'quick'
  await nextTick()
  answers.get('quick')!({ value: 'quick', revision: '2' })
  await settle()
  answers.get('slow')!({ value: 'slow' })
  await settle()
  expect(known).toMatchObject({ value: 'quick', revision: '2', loading: false })
  scope.stop()
})

it('keeps the last good value when a later one fails', async () => {
  const scope = effectScope()
  let answer: Answer<number> = { value: 1 }
  const known = scope.run(() => resource<number>(async () => answer))!
  await settle()
  answer = { problem: { status: 500, code: 'x', message: 'No.', fields: [] } }
  await known.reload()
  expect(known.value).toBe(1)
  expect(known.problem?.message).toBe('No.')
  answer = { value: 2 }
  await known.reload()
  expect(known).toMatchObject({ value: 2, problem: undefined, loading: false })
  scope.stop()
})

it('asks again when another day is looked at', async () => {
  const scope = effectScope()
  let asked = 0
  scope.run(() => resource<number>(async () => ({ value: ++asked })))
  await settle()
  asof.on = '2026-02-01'
  await settle()
  expect(asked).toBe(2)
  asof.on = null
  scope.stop()
})
