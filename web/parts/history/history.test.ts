import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { i18n, need, speak } from '@/words'
import HistoryDrawer from './HistoryDrawer.vue'
import { door_of, verb_of } from './done'
import { value_text } from './value-text'

beforeEach(async () => {
  await Promise.all([need('parts'), need('history'), need('labels')])
  await speak('en')
})

describe('what a person reads for a value', () => {
  const change = { field: 'lead', kind: 'reference', before: null, after: 'a', names: { a: 'Head of schools' } }
  it('is a name, never an id', () => expect(value_text('action', change, 'a')).toBe('Head of schools'))
  it('says so when the thing is gone', () => expect(value_text('action', change, 'b')).toBe('removed since'))
  it('is the word of a choice', () =>
    expect(value_text('action', { field: 'state', kind: 'choice', before: 'idea', after: 'running' }, 'idea')).toBe('idea'))
  it('is nothing for an empty list', () =>
    expect(value_text('action', { field: 'stages', kind: 'choices', before: [], after: [] }, [])).toBe(''))
  it('is an amount of money', () =>
    expect(value_text('action', { field: 'budget', kind: 'money', before: null, after: 120000 }, 120000)).toBe('€1,200'))
})

describe('what was done', () => {
  it('has a word for the verbs of everyday', () => expect(verb_of('action.agree_focus')).toBe('agree_focus'))
  it('says nothing rather than a code', () => expect(verb_of('city.mark_example')).toBeUndefined())
  it('names a link', () => expect(door_of('http', 'link:1')).toBe('link'))
  it('does not name this page', () => expect(door_of('http', '1')).toBeUndefined())
})

const line = {
  moment: 7, at: '2026-03-12T09:00:00Z', actor: 'p', actor_name: 'Amina', door: 'http', operation: 'action.change',
  why: 'heard it',
  revision: 2, removed: false, undoable: true, undone_by: null, others: 0,
  changed: [{ field: 'title', kind: 'text', before: 'Club', after: 'Homework club' }],
}
const answer = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })

describe('the drawer', () => {
  const asked: { url: string; body: string }[] = []
  let undo = () => answer(200, { undone: [], left_alone: [] })

  beforeEach(() => {
    asked.length = 0
    HTMLDialogElement.prototype.showModal = function () { this.open = true }
    vi.stubGlobal('fetch', async (request: Request) => {
      asked.push({ url: request.url, body: request.method === 'GET' ? '' : await request.text() })
      return request.method === 'GET' ? answer(200, { revisions: [line] }) : undo()
    })
  })
  afterEach(() => vi.unstubAllGlobals())

  async function opened() {
    const drawer = mount(HistoryDrawer, { props: { kind: 'action', id: '1', open: true }, global: { plugins: [i18n] } })
    await flushPromises()
    await flushPromises()
    return drawer
  }
  const press = async (drawer: Awaited<ReturnType<typeof opened>>, name: string) => {
    await drawer.findAll('button').find(button => button.text() === name)!.trigger('click')
    await flushPromises()
  }

  it('asks before it takes back, and says what stays', async () => {
    const drawer = await opened()
    expect(drawer.text()).toContain('Title')
    await press(drawer, 'Take this back')
    expect(drawer.text()).toContain('what was already sent stays sent')
    expect(asked.some(one => one.body)).toBe(false)
    await press(drawer, 'Take this back')
    expect(JSON.parse(asked.find(one => one.body)!.body)).toEqual({ moment: 7, others: false })
    expect(drawer.emitted('changed')).toHaveLength(1)
  })

  it('names what changed since, and offers nothing where nothing is left', async () => {
    undo = () => answer(409, {
      code: 'undo.changed_since', message: 'One record has been changed since.',
      fields: [{ field: 'action/1', message: '“Homework club” has been changed since.' }],
    })
    const drawer = await opened()
    await press(drawer, 'Take this back')
    await press(drawer, 'Take this back')
    expect(drawer.text()).toContain('“Homework club” has been changed since.')
    expect(drawer.findAll('button').map(button => button.text())).not.toContain('Take back the others')
    expect(drawer.emitted('changed')).toBeUndefined()
  })
})
