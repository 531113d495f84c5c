import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { clear_shelf } from '@/state/shelf'
import { need, speak } from '@/words'
import ReorganisePage from './ReorganisePage.vue'

const answers = { condition_list: { conditions: [{ condition: { title: 'Merger' } }] }, posts: { posts: [] },
  stakeholders: { stakeholders: [] }, people: { people: [] }, reorganise_preview: { hanging: [] } }
const answered = vi.hoisted(() => ({ faults: [] as object[] }))
vi.mock('@/api/client', async original => ({ ...(await original<object>()),
  read: (path: string) => Promise.resolve({ value: answers[path.slice(5) as keyof typeof answers] }),
  create: () => Promise.resolve({ problem: { status: 422, code: 'invalid', message: '', fields: answered.faults } }) }))
vi.mock('vue-router', async original => ({ ...(await original<object>()), useRoute: () => ({ params: { id: 'merger' } }),
  useRouter: () => ({}) }))

beforeAll(async () => {
  for (const page of ['parts', 'reorganise', 'labels']) await need(page)
  await speak('en')
})
afterEach(clear_shelf)
async function open() {
  const page = mount(ReorganisePage, { attachTo: document.body, global: { stubs: { RouterLink: true } } })
  await flushPromises()
  return page
}

it('brings back the posts that were added with what was typed into them', async () => {
  const page = await open()
  await page.findAll('button').find(one => one.text() === 'Add a post')!.trigger('click')
  await page.find('[name="into.1.title"]').setValue('Leisure')
  await new Promise(done => setTimeout(done, 1))
  page.unmount()
  const again = await open()
  expect(again.find<HTMLInputElement>('[name="into.1.title"]').element.value).toBe('Leisure')
  again.unmount()
})

it('names each field that is missing, and leads to it', async () => {
  answered.faults = ['says', 'from', 'into', 'moves'].map(field => ({ field, message: 'Please fill this in.' }))
  const page = await open()
  await page.find('form').trigger('submit')
  await flushPromises()
  const lines = page.findAll('.error-summary li')
  expect(lines.map(one => one.text().split(' · ').length)).toEqual([2, 2, 2])
  expect(lines.every(one => one.find('a').exists())).toBe(true)
  page.unmount()
})
