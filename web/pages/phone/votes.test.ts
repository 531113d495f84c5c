import { flushPromises, mount } from '@vue/test-utils'
import { beforeAll, expect, it, vi } from 'vitest'
import { unreachable } from '@/api/problem'
import { need, speak } from '@/words'
import type { Room } from './room'
import Votes from './Votes.vue'

vi.mock('@/api/client', async original => ({ ...(await original<object>()), create: () => Promise.resolve({
  problem: unreachable }) }))

beforeAll(async () => {
  for (const page of ['parts', 'phone', 'needs']) await need(page)
  await speak('en')
})
const item = (id: string) => ({ id, title: id, quadrant: 'strength', is_cluster: true, mine: null, voters: null })
const room = () => ({ id: 'm', dots: 'open', dots_each: 3, items: [item('a'), item('b')] }) as unknown as Room

it('says beside a dot that it is not put, until the room is heard of again', async () => {
  const page = mount(Votes, { props: { room: room() } })
  const second = page.findAll('li')[1]!
  await second.findAll('button')[1]!.trigger('click')
  await flushPromises()
  expect(page.findAll('[role=alert]')).toHaveLength(1)
  expect(second.find('[role=alert]').exists()).toBe(true)
  await page.setProps({ room: room() })
  expect(page.find('[role=alert]').exists()).toBe(false)
})
