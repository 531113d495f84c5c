import { flushPromises, mount } from '@vue/test-utils'
import { beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { unreachable } from '@/api/problem'
import { need, speak } from '@/words'
import type { Room } from './answer'
import Walls from './Walls.vue'

const server = vi.hoisted(() => ({ answer: {} as object }))
vi.mock('@/api/client', async original => ({ ...(await original<object>()), create: () => Promise.resolve(server.answer) }))

beforeAll(async () => {
  for (const page of ['parts', 'meetings', 'phone']) await need(page)
  await speak('en')
})
beforeEach(() => (server.answer = { problem: unreachable }))
const room = () => ({ id: 'm', revealed: true, dots: 'off', dots_each: 3, voters: 0, notes: [], clusters: [], items: [],
  examples: [], counts: { strength: 0, weakness: 0, opportunity: 0, threat: 0 } }) as unknown as Room
async function write_on(third: string) {
  const page = mount(Walls, { props: { room: room() } })
  const wall = page.findAll('.wall')[2]!
  await wall.find('input').setValue(third)
  await wall.find('form').trigger('submit')
  await flushPromises()
  return { page, wall }
}

it('says on the wall itself that a note did not leave, until the room is heard of again', async () => {
  const { page, wall } = await write_on('A room that is free')
  expect(page.findAll('[role=alert]')).toHaveLength(1)
  expect(wall.find('[role=alert]').exists()).toBe(true)
  expect(wall.find('input').element.value).toBe('A room that is free')
  await page.setProps({ room: room() })
  expect(page.find('[role=alert]').exists()).toBe(false)
})

it('keeps what the server said, until something is done', async () => {
  server.answer = { problem: { status: 409, code: 'meeting.is_closed', message: 'This meeting is not running.', fields: [] } }
  const { page, wall } = await write_on('Late')
  await page.setProps({ room: room() })
  expect(wall.find('[role=alert]').text()).toBe('This meeting is not running.')
  server.answer = { value: {} }
  await wall.find('form').trigger('submit')
  await flushPromises()
  expect(page.find('[role=alert]').exists()).toBe(false)
})
