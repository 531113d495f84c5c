import { beforeEach, expect, it, vi } from 'vitest'
import { letters_in_memory } from './letters'
import { outbox } from './outbox'

const arrived: { id: string | null; body: unknown }[] = []
let network: (request: Request) => Promise<Response>
const works = async (request: Request) => {
  arrived.push({ id: request.headers.get('Request-Id'), body: await request.json() })
  return new Response('{}', { status: 201 })
}
const gone = async (): Promise<Response> => { throw new TypeError('Failed to fetch') }

beforeEach(() => {
  arrived.length = 0
  network = works
  vi.stubGlobal('fetch', (request: Request) => network(request))
})

it('sends at once when it can', async () => {
  const box = outbox(letters_in_memory())
  expect(await box.send('cell', '/api/measurements/submit', { value: 38 })).toMatchObject({ value: {} })
  expect(box.state.cell).toBe('saved')
})

it('keeps what cannot be sent, and sends it once, in order, when the network is back', async () => {
  const letters = letters_in_memory()
  const box = outbox(letters)
  network = gone
  expect(await box.send('a', '/api/x', { value: 1 })).toBe('waiting')
  expect(await box.send('b', '/api/x', { value: 2 })).toBe('waiting')
  expect(box.waiting()).toBe(2)
  network = works
  await Promise.all([box.retry(), box.retry()])
  expect(arrived.map(one => one.body)).toEqual([{ value: 1 }, { value: 2 }])
  expect(await letters.all()).toEqual([])
  expect(box.state).toMatchObject({ a: 'saved', b: 'saved' })
})

it('repeats a try whose answer was lost under the same request id, before what was written after it', async () => {
  const box = outbox(letters_in_memory())
  network = async request => { await works(request); throw new TypeError('lost') }
  await box.send('a', '/api/x', { value: 1 })
  network = gone
  await box.send('a', '/api/x', { value: 2 })
  network = works
  await box.retry()
  const first = arrived.filter(one => (one.body as { value: number }).value === 1)
  expect(first).toHaveLength(2)
  expect(first[0]!.id).toBe(first[1]!.id)
  expect(arrived.at(-1)!.body).toEqual({ value: 2 })
})

it('drops a letter that a newer one for the same place overtook before it was tried', async () => {
  const letters = letters_in_memory()
  const box = outbox(letters)
  network = gone
  await box.send('first', '/api/x', { value: 0 })
  await box.send('a', '/api/x', { value: 1 })
  await box.send('a', '/api/x', { value: 2 })
  network = works
  await box.retry()
  expect(arrived.map(one => one.body)).toEqual([{ value: 0 }, { value: 2 }])
})

it('does not keep what the server refuses, and says why', async () => {
  const box = outbox(letters_in_memory())
  network = async () => new Response('{"code":"x","message":"Closed.","fields":[]}', { status: 409 })
  await box.send('a', '/api/x', { value: 1 })
  expect(box.state.a).toBe('invalid')
  expect(box.problem.a?.message).toBe('Closed.')
  expect(box.waiting()).toBe(0)
})

it('finds after a reload what was written before it', async () => {
  const letters = letters_in_memory()
  network = gone
  await outbox(letters).send('a', '/api/x', { value: 1 })
  network = works
  const after = outbox(letters)
  await after.retry()
  expect(after.state.a).toBe('saved')
})
