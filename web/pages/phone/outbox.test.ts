import { beforeEach, expect, it, vi } from 'vitest'
import { drawer_in_memory, type Drawer } from './drawer'
import { meeting_outbox, own_notes } from './outbox'

interface Arrived { path: string; body: Record<string, unknown> }
const arrived: Arrived[] = []
let network: (request: Request) => Promise<Response>

const kept = async (request: Request) => {
  arrived.push({ path: new URL(request.url, 'http://city').pathname, body: await request.json() })
  return new Response('{"kept":true}', { status: 200, headers: { 'Content-Type': 'application/json' } })
}
const gone = async (): Promise<Response> => { throw new TypeError('Failed to fetch') }
const refuses = (status: number, code: string, message: string) => async () =>
  new Response(JSON.stringify({ code, message, fields: [] }), { status, headers: { 'Content-Type': 'application/json' } })
const texts = () => arrived.map(one => one.body.text)

let drawer: Drawer
beforeEach(() => {
  arrived.length = 0
  network = kept
  drawer = drawer_in_memory()
  vi.stubGlobal('fetch', (request: Request) => network(request))
})
const box_of = () => meeting_outbox('m', drawer)
const note = (id: string, text: string) => ({ id, what: 'note' as const, quadrant: 'strength' as const, text })

it('keeps a note before it sends it, and says so when it has arrived', async () => {
  const box = box_of()
  await box.write(note('a', 'They come'))
  expect((await drawer.all('m')).map(one => one.text)).toEqual(['They come'])
  await box.flush()
  expect(arrived).toEqual([
    { path: '/api/swot_note/write', body: { meeting: 'm', id: 'a', quadrant: 'strength', text: 'They come' } }])
  expect(box.letters.value.map(one => one.state)).toEqual(['sent'])
})

it('sends what was written without a network once, in order, when it is back', async () => {
  network = gone
  const box = box_of()
  for (const id of ['a', 'b', 'c']) await box.write(note(id, id))
  await box.flush()
  expect(box.halted.value).toBe('away')
  expect(box.letters.value.map(one => one.state)).toEqual(['waiting', 'waiting', 'waiting'])
  network = kept
  await Promise.all([box.flush(), box.flush(), box.flush()])
  expect(texts()).toEqual(['a', 'b', 'c'])
  expect(box.halted.value).toBe(null)
})

it('survives a page that was closed', async () => {
  network = gone
  const before = box_of()
  await before.write(note('a', 'a'))
  await before.write(note('b', 'b'))
  await before.flush()
  network = kept
  const after = box_of()
  await after.flush()
  expect(texts()).toEqual(['a', 'b'])
  expect((await drawer.all('m')).map(one => one.state)).toEqual(['sent', 'sent'])
})

it('sends again under the same id when the answer was lost', async () => {
  const box = box_of()
  network = async request => { await kept(request); throw new TypeError('lost') }
  await box.write(note('a', 'a'))
  await box.flush()
  network = kept
  await box.flush()
  expect(arrived.length).toBeGreaterThan(1)
  expect([...new Set(arrived.map(one => one.body.id))]).toEqual(['a'])
  expect(box.letters.value.map(one => one.state)).toEqual(['sent'])
})

it('says why a note came back, keeps its words, and sends the others', async () => {
  const box = box_of()
  network = refuses(409, 'meeting.is_closed', 'This meeting is over.')
  await box.write(note('a', 'Too late'))
  await box.flush()
  expect(box.letters.value[0]).toMatchObject({ state: 'refused', reason: 'This meeting is over.', text: 'Too late' })
  network = kept
  await box.write(note('b', 'b'))
  await box.flush()
  expect(texts()).toEqual(['b'])
  await box.rewrite(box.letters.value[0]!, 'In time')
  await box.flush()
  expect(texts()).toEqual(['b', 'In time'])
})

it('waits while it is too fast, and asks for a seat when the phone lost its own', async () => {
  const box = box_of()
  network = refuses(429, 'http.too_many', 'Too fast.')
  await box.write(note('a', 'a'))
  await box.flush()
  expect(box.halted.value).toBe('hurried')
  network = refuses(401, 'not_logged_in', 'Who are you?')
  await box.flush()
  expect(box.halted.value).toBe('unseated')
  expect(box.letters.value.map(one => one.state)).toEqual(['waiting'])
})

it('mends in place what has not left, and corrects what may have', async () => {
  network = gone
  const box = box_of()
  await box.write(note('a', 'a'))
  await box.flush()
  await box.write(note('b', 'b'))
  await box.rewrite(box.letters.value[1]!, 'b mended')
  await box.rewrite(box.letters.value[0]!, 'a mended')
  network = kept
  await box.flush()
  expect(arrived.map(one => [one.path.split('/').at(-1), one.body.text])).toEqual([
    ['write', 'a'], ['write', 'b mended'], ['correct', 'a mended']])
})

it('shows the latest words of each note, and trusts the wall once they have arrived', async () => {
  const box = box_of()
  await box.write(note('a', 'a'))
  await box.flush()
  const seen = { id: 'a', quadrant: 'threat', text: 'A', example: null, hidden_because: null, mine: true }
  expect(own_notes(box.letters.value, [])).toMatchObject([{ text: 'a', state: 'sent' }])
  expect(own_notes(box.letters.value, [seen])).toMatchObject([{ text: 'A', quadrant: 'threat' }])
  network = gone
  await box.rewrite(box.letters.value[0]!, 'a, better')
  await box.flush()
  expect(own_notes(box.letters.value, [seen])).toMatchObject([{ text: 'a, better', state: 'waiting' }])
  expect(own_notes([], [seen, { ...seen, id: 'other', mine: false }])).toMatchObject([{ id: 'a', letter: null }])
})

it('forgets a meeting when it is told to, and only that one', async () => {
  const other = meeting_outbox('other', drawer)
  await other.write(note('o', 'o'))
  const box = box_of()
  await box.write(note('a', 'a'))
  await box.forget()
  expect(await drawer.all('m')).toEqual([])
  expect(await drawer.all('other')).toHaveLength(1)
})

it('sends what came too late by itself once the meeting runs again, and nothing else that was refused', async () => {
  const box = box_of()
  network = refuses(422, 'swot_note.enough', 'Enough')
  await box.write(note('a', 'one too many'))
  await box.flush()
  network = refuses(409, 'meeting.is_closed', 'This meeting is not running.')
  await box.write(note('b', 'late'))
  await box.flush()
  expect(box.letters.value.map(one => one.reason)).toEqual(['Enough', 'This meeting is not running.'])
  network = kept
  await box_of().runs() // on a page that was opened anew, too
  expect(texts()).toEqual(['late'])
  expect((await drawer.all('m')).map(one => [one.state, one.reason])).toEqual([['refused', 'Enough'], ['sent', undefined]])
})
