import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { clear_shelf } from '@/state/shelf'
import { need, speak } from '@/words'
import NeedsLink from './NeedsLink.vue'

const sent = vi.hoisted(() => [] as { rows: object[] }[])
const needs = vi.hoisted(() => ({ all: [] as object[] }))
vi.mock('@/api/client', async original => ({ ...(await original<object>()),
  read: () => Promise.resolve({ value: { needs: needs.all } }) }))
vi.mock('@/state/outbox', () => ({ the_outbox: () => ({ send: (_: string, __: string, body: { rows: object[] }) => {
  sent.push(body)
  return Promise.resolve({ value: {} })
} }) }))

beforeAll(async () => {
  await need('parts')
  await need('needs')
  await speak('en')
})
afterEach(clear_shelf)
const wall = (...ids: string[]) => ids.map(id => ({ id, title: id, state: 'adopted', territory: 'north', people: null }))
async function open() {
  const page = mount(NeedsLink, { props: { territory: 'north', place: 'North' } })
  await flushPromises()
  return page
}
const after_the_event = () => new Promise(done => setTimeout(done, 1))

it('keeps what was counted and typed through a reload, and forgets it once it is sent', async () => {
  needs.all = wall('bus', 'room')
  const first = await open()
  for (const stepper of first.findAll('.stepper').slice(0, 2)) await stepper.findAll('button')[1]!.trigger('click')
  await first.find('[name="rows.2.text"]').setValue('Somewhere dry')
  await after_the_event()
  first.unmount()

  needs.all = wall('bus') // the other was answered meanwhile: nobody sees what would be counted for it
  const again = await open()
  expect(again.find('.draft-back').exists()).toBe(true)
  expect(again.findAll('output').map(one => one.text())).toEqual(['1', '1'])
  expect(again.find<HTMLInputElement>('input').element.value).toBe('Somewhere dry')
  await again.find('form').trigger('submit')
  await flushPromises()
  expect(sent.at(-1)!.rows).toEqual([expect.objectContaining({ challenge: 'bus', people: 1 }),
    expect.objectContaining({ text: 'Somewhere dry', people: 1 })])
  again.unmount()

  const fresh = await open()
  expect(fresh.find('.draft-back').exists()).toBe(false)
  expect(fresh.findAll('output').map(one => one.text())).toEqual(['0', '1'])
})
