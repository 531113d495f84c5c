import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { asof } from '@/state/asof'
import { change, create, read } from './client'
import { new_id } from './id'

const seen: Request[] = []
let answer = () => new Response('{}', { status: 200 })

beforeEach(() => {
  seen.length = 0
  vi.stubGlobal('fetch', async (request: Request) => {
    seen.push(request)
    return answer()
  })
})
afterEach(() => {
  asof.on = null
  answer = () => new Response('{}', { status: 200 })
})

const asked = () => new URL(seen[0]!.url, 'http://city')

it('reads the day that the page looks at, unless told otherwise', async () => {
  asof.on = '2026-02-01'
  await read('/api/today')
  expect(asked().searchParams.get('on')).toBe('2026-02-01')
  seen.length = 0
  await read('/api/today', { on: null, q: '' })
  expect([...asked().searchParams]).toEqual([])
})

it('writes with a request id, the revision read, and why', async () => {
  await change('/api/goals/g1', { title: 'Read' }, { revision: 7, why: 'clearer' })
  const request = seen[0]!
  expect(request.method).toBe('PATCH')
  expect(request.headers.get('If-Match')).toBe('"7"')
  expect(request.headers.get('Request-Id')).toMatch(/^[0-9a-f-]{36}$/)
  expect(asked().searchParams.get('why')).toBe('clearer')
  expect(await request.json()).toEqual({ title: 'Read' })
})

it('keeps the request id of a retry', async () => {
  await create('/api/measurements/submit', { value: 38 }, { request_id: 'same' })
  expect(seen[0]!.headers.get('Request-Id')).toBe('same')
})

it('hands back the revision without its quotes', async () => {
  answer = () => new Response('{"title":"x"}', { status: 200, headers: { ETag: '"12"' } })
  expect(await read('/api/goals/g1')).toEqual({ value: { title: 'x' }, revision: '12' })
})

it('hands back the server\u2019s problem as it came', async () => {
  const problem = {
    code: 'goal.parent_is_self',
    message: 'A goal cannot be its own parent.',
    fields: [{ field: 'parent', code: 'x', message: 'Choose another.' }],
  }
  answer = () => new Response(JSON.stringify(problem), { status: 422 })
  expect(await create('/api/goals', {})).toEqual({ problem: { ...problem, status: 422 } })
})

it('makes a problem of a page that is none of ours', async () => {
  answer = () => new Response('<h1>Bad gateway</h1>', { status: 502 })
  const { problem } = await read('/api/today')
  expect(problem).toMatchObject({ status: 502, code: 'http.502', fields: [] })
})

it('says when the server cannot be reached', async () => {
  answer = () => {
    throw new TypeError('Failed to fetch')
  }
  expect((await read('/api/today')).problem).toMatchObject({ status: 0, code: 'web.unreachable' })
})

it('makes ids that sort in the order in which they were made', () => {
  const ids = Array.from({ length: 10_000 }, () => new_id(1_700_000_000_000))
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(ids).size).toBe(10_000)
})

it('makes ids that sort by time and say their version', () => {
  const early = new_id(1_000_000_000_000)
  const late = new_id(1_700_000_000_000)
  expect(early < late).toBe(true)
  expect(late).toMatch(/^018bcfe5-6800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
