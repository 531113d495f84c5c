import { createApp, defineComponent, h, nextTick, reactive, type App } from 'vue'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { need } from '@/words'
import { clear_shelf } from '@/state/shelf'
import { session } from '@/state/session'
import LongTextField from '@/fields/long-text/LongTextField.vue'
import PasswordField from '@/fields/password/PasswordField.vue'
import Dialog from '../dialog/Dialog.vue'
import Form from './Form.vue'

const person = (id: string | null) =>
  (session.me = { ...session.me, person: id ? { id, name: id, email: null, with_password: false } : null })
let app: App | undefined
beforeAll(() => need('parts'))
beforeEach(() => person('amina'))
afterEach(() => {
  app?.unmount()
  clear_shelf()
})

interface Values { text: string | null; password: string | null }
function open(keep: string | undefined, start: string | null = null, inside = false) {
  app?.unmount()
  const state = reactive({ values: { text: start, password: null } as Values, busy: false, open: true,
    problem: null as { status: number; code: string; message: string; fields: [] } | null })
  const told = () => ({ submit: 'Send', keep, busy: state.busy, problem: state.problem, onSubmit: () => (state.busy = true) })
  const form = () => h(Form, told(), () => [
    h(LongTextField, { name: 'text', label: 'Text', modelValue: state.values.text,
      'onUpdate:modelValue': (value: string | null) => (state.values.text = value) }),
    h(PasswordField, { name: 'password', label: 'Password', modelValue: state.values.password,
      'onUpdate:modelValue': (value: string | null) => (state.values.password = value) }),
  ])
  app = createApp(defineComponent({ setup: () => () => inside
    ? h(Dialog, { title: 'Say', open: state.open, 'onUpdate:open': (now: boolean) => (state.open = now) }, form) : form() }))
  const root = document.createElement('div')
  document.body.replaceChildren(root)
  app.mount(root)
  return state
}
async function type(what: string, into = 'textarea'): Promise<void> {
  const box = document.querySelector<HTMLInputElement>(into)!
  box.value = what
  box.dispatchEvent(new Event('input', { bubbles: true }))
  await new Promise(done => setTimeout(done, 1))
}
const press = async (label: string) => {
  const button = [...document.querySelectorAll('button')].find(one => one.textContent?.includes(label))!
  button.click()
  await nextTick()
}
const says_back = () => document.querySelector('.draft-back') !== null

it('brings back what was typed and not sent, and says so', async () => {
  open('comment/a')
  await type('Two schools lost their room.')
  const again = open('comment/a')
  await nextTick()
  expect(again.values.text).toBe('Two schools lost their room.')
  expect(says_back()).toBe(true)
  expect(open('comment/b').values.text).toBe(null)
})

it('throws it away when asked to, back to what stands there', async () => {
  open('action/a', 'as it is')
  await type('changed')
  const again = open('action/a', 'as it is')
  await nextTick()
  document.querySelector<HTMLButtonElement>('.draft-back button')!.click()
  await nextTick()
  expect(again.values.text).toBe('as it is')
  expect(open('action/a', 'as it is').values.text).toBe('as it is')
})

it('forgets it once it was sent, and not when it was refused', async () => {
  const form = open('comment/a')
  await type('Hello')
  document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }))
  await nextTick()
  Object.assign(form, { busy: false, problem: { status: 0, code: 'x', message: 'No.', fields: [] } })
  await nextTick()
  const again = open('comment/a')
  await nextTick()
  expect(again.values.text).toBe('Hello')
  again.busy = true
  await nextTick()
  again.busy = false
  await nextTick()
  open('comment/a')
  await nextTick()
  expect(says_back()).toBe(false)
})

it('forgets it when the form goes with the good answer', async () => {
  const form = open('comment/a')
  await type('Hello')
  form.busy = true
  await nextTick()
  open('comment/a')
  await nextTick()
  expect(says_back()).toBe(false)
})

it('keeps no password, nothing that the page fills in, and nothing without a name', async () => {
  const form = open('comment/a')
  await type('secret-word', 'input')
  form.values.text = 'drafted by the page'
  await nextTick()
  expect(JSON.stringify(localStorage)).not.toMatch(/secret-word|drafted/)
  open(undefined)
  await type('Hello')
  expect(Object.keys(localStorage).filter(name => name.startsWith('typed.'))).toEqual([])
})

it('shows nobody what another person typed, and a guest’s text lasts as long as the tab', async () => {
  open('comment/a')
  await type('Hello')
  person('paul')
  expect(open('comment/a').values.text).toBe(null)
  person(null)
  open('note/m')
  await type('A guest’s note')
  expect(JSON.stringify(localStorage)).not.toContain('guest’s note')
  expect(JSON.stringify(sessionStorage)).toContain('guest’s note')
  clear_shelf()
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toMatch(/Hello|guest’s note/)
})

it('lets go of it when the person leaves the dialog so', async () => {
  open('comment/a', null, true)
  await nextTick()
  await type('Hello')
  document.querySelector<HTMLButtonElement>('.dialog-close')!.click()
  await nextTick()
  await press(document.querySelectorAll<HTMLButtonElement>('.dialog-asking button')[1]!.textContent!)
  open('comment/a', null, true)
  await nextTick()
  expect(says_back()).toBe(false)
})
