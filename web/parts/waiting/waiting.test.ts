import { createApp, h, nextTick, shallowReactive, type Component, type FunctionalComponent } from 'vue'
import { beforeAll, expect, it } from 'vitest'
import type { Problem } from '@/api/problem'
import { need } from '@/words'
import Waiting from './Waiting.vue'

beforeAll(async () => {
  await need('parts')
  await need('shell')
})
async function shown(problem: Problem, value?: string): Promise<HTMLElement> {
  const root = document.createElement('div')
  const resource = shallowReactive({ value, revision: undefined, loading: false, problem, reload: async () => {} })
  const app = createApp({ render: () => h(Waiting as unknown as Component, { resource }, { default: () => h('p', 'the page') }) })
  const link: FunctionalComponent<{ to: string }> = ({ to }, { slots }) => h('a', { href: to }, slots.default?.())
  link.props = ['to']
  app.component('RouterLink', link)
  app.mount(root)
  await nextTick()
  return root
}
const refused = { code: 'not_allowed', message: 'Your role does not allow this.', fields: [], status: 403 }

it('says for whom a page is and where to go, and does not offer to try again', async () => {
  const page = await shown({ ...refused, to: 'manager link_keeper lead' })
  expect(page.textContent).toContain('This is for: programme manager, coherence lead, whoever leads the action.')
  expect(page.querySelector('a')?.getAttribute('href')).toBe('/')
  expect(page.querySelector('button')).toBeNull()
})
it('says what the server says where it names nobody', async () => {
  expect((await shown(refused)).textContent).toContain('Your role does not allow this.')
  expect((await shown({ ...refused, to: 'link' })).textContent).toContain('Your role does not allow this.')
})
it('shows no more what is for others now', async () => {
  expect((await shown(refused, 'old')).textContent).not.toContain('the page')
  expect((await shown({ ...refused, status: 503 }, 'old')).textContent).toContain('the page')
})
it('offers to try again what may come', async () => {
  expect((await shown({ ...refused, status: 503 })).querySelector('button')?.textContent).toContain('Try again')
})
it('says of an address without an id that nothing is there', async () => {
  const fault = { field: 'id', code: 'field.id', message: 'Not an id.' }
  const page = await shown({ code: 'invalid', message: 'Some fields need attention.', fields: [fault], status: 422 })
  expect(page.textContent).toContain('This is not here (any more).')
  expect(page.querySelector('button')).toBeNull()
})
