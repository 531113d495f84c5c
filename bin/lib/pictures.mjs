// The pictures of the manual: what each shows, for whom, on what screen. Each is taken in French and in English.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { demo_city, empty_city, forget_seed } from '../../tests/browser/servers.mjs'
import { open_browser } from '../../web/tests/browser.mjs'
import { small_png } from './small_png.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const sizes = { laptop: { width: 1080, height: 720 }, phone: { width: 360, height: 640 } }
const example = name => `${root}demo/import/${name}`

// What is pressed, in the language of the page.
const words = {
  fr: { ask: 'Le demander…', trail: /^D’où il vient/, send: 'Envoyer', between: /^Entre le/,
    card: 'La fiche' },
  en: { ask: 'Ask for it…', trail: /^Where it comes from/, send: 'Send', between: /^Between/,
    card: 'The card' },
}

async function found(page) {
  const get = async path => (await page.request.get(path)).json()
  const { actions } = await get('/api/action_list')
  const six = actions.filter(one => one.focus_rank !== null).sort((a, b) => a.focus_rank - b.focus_rank)
  const { territories } = await get('/api/territories?limit=200')
  return { get, six, districts: territories.filter(one => one.level === 'district') }
}

// A new link, given out by the manager; what it opens is seen by somebody without an account.
async function link(t, opens) {
  const manager = await t.page({ as: 'Amina Diallo' })
  const answer = await manager.request.post('/api/share_links', { data: await opens(await found(manager)) })
  if (!answer.ok()) throw new Error(await answer.text())
  const { url } = await answer.json()
  return t.page({ on: 'phone', goto: new URL(url).pathname })
}

const held_now = async page => (await (await page.request.get('/api/meeting_list')).json()).live[0].id

// The number of the parents' cafés, in the first district that has not told it.
const number_link = t => link(t, async ({ get, six, districts }) => {
  const page = await get(`/api/action_page?id=${six[1].id}`)
  const indicator = page.numbers[0].indicator.id
  const { boxes, periods } = await get(`/api/measure_grid?indicator=${indicator}`)
  const due = periods.find(one => one.due).key
  const told = boxes.filter(one => one.period === due && one.state).map(one => one.place)
  const silent = districts.find(one => !told.includes(one.id))
  return { opens: 'measurement', indicator, territory: silent.id, label: 'Café' }
})

async function begun(t) {
  const city = await t.empty()
  const page = await t.page({ city })
  const data = { city: 'Essai-sur-Loire', language: t.language, zone: 'Europe/Paris', name: 'Ana Martin',
    email: 'ana@essai.example', code: city.code }
  const answer = await page.request.post('/api/cities/start', { data })
  if (!answer.ok()) throw new Error(await answer.text())
  return { city, page }
}

async function number_here(t, press, goto) {
  const page = await t.page({ as: 'Amina Diallo' })
  await t.go(page, await goto(await found(page)))
  await page.getByRole('button', { name: press }).first().click()
  await page.getByRole('dialog').waitFor()
  return page
}

export const pictures = {
  'manager-today': t => t.page({ as: 'Amina Diallo' }),
  'manager-import': async t => {
    const { page } = await begun(t)
    await t.go(page, '/import')
    await page.locator('input[type=file]').setInputFiles(example('plan-actions-fautes.csv'))
    await page.locator('main form button[type=submit]').first().click()
    await page.locator('main table').first().waitFor()
    return page
  },
  'manager-actions': t => t.page({ as: 'Amina Diallo', goto: '/actions' }),
  'manager-ask': t => number_here(t, words[t.language].ask, ({ six }) => `/actions/${six[0].id}`),
  'core-today': t => t.page({ as: 'Mathilde Rousseau' }),
  'core-action': async t => {
    const page = await t.page({ as: 'Mathilde Rousseau' })
    const { six } = await found(page)
    return t.go(page, `/actions/${six[0].id}`)
  },
  'stakeholder-link': t => link(t, ({ six }) => ({ opens: 'action', action: six[0].id, label: 'Habitat du Cens' })),
  'parent-link': number_link,
  'parent-told': async t => {
    const page = await number_link(t)
    await page.locator('main input, .link-page input').first().fill('38')
    await page.getByRole('button', { name: words[t.language].send, exact: true }).click()
    await page.locator('.link-page input[inputmode]').waitFor({ state: 'detached' })
    return page
  },
  'elected-sheet': t => t.page({ as: 'Hélène Vasseur', goto: '/sheets/lead' }),
  'elected-dates': async t => {
    const page = await t.page({ as: 'Hélène Vasseur', goto: '/plan?view=compare' })
    await page.getByRole('heading', { name: words[t.language].between }).evaluate(one => one.scrollIntoView())
    return page
  },
  'evaluator-trail': async t => {
    const page = await t.page({ as: 'Inês Ferreira' })
    const { districts } = await found(page)
    await t.go(page, `/districts/${districts.find(one => one.name.startsWith('Bellevue')).id}`)
    await page.getByRole('button', { name: words[t.language].trail }).nth(2).click()
    await page.getByRole('dialog').waitFor()
    return page
  },
  'evaluator-past': t => t.page({ as: 'Inês Ferreira', goto: '/plan?on=2025-10-01' }),
  'evaluator-export': t => t.page({ as: 'Inês Ferreira', goto: '/export' }),
  'public-door': async t => {
    const { city } = await begun(t)
    return t.page({ city, goto: '/enter' })
  },
  'public-sheet': async t => {
    const page = await t.page({ as: 'Amina Diallo' })
    const { districts } = await found(page)
    return t.go(page, `/sheets/districts/${districts[0].id}`)
  },
  'test-card': async t => {
    const page = await t.page({ as: 'Amina Diallo' })
    const { pilots } = await (await page.request.get('/api/pilot_list')).json()
    await t.go(page, `/pilots/${pilots.find(one => one.watched && ['approved', 'prepared'].includes(one.state)
      || one.watched && one.state === 'running').id}`)
    await page.getByRole('heading', { level: 2, name: words[t.language].card }).evaluate(one => one.scrollIntoView())
    return page
  },
  'test-running': async t => {
    const page = await t.page({ as: 'Amina Diallo' })
    const { pilots } = await (await page.request.get('/api/pilot_list')).json()
    return t.go(page, `/pilots/${pilots.find(one => one.watched && one.state === 'running').id}`)
  },
  'test-learnt': t => t.page({ as: 'Inês Ferreira', goto: '/pilots?view=learnt' }),
  // In the middle of an evening; both stay open for news, so no network comes to rest.
  'meeting-table': async t => {
    const page = await t.page({ as: 'Yann Le Goff' })
    await t.go(page, `/meetings/${await held_now(page)}`)
    await page.locator('.wall-note').first().waitFor()
    await page.locator('#part-walls').evaluate(one => one.scrollIntoView())
    return page
  },
  'meeting-wall': async t => {
    const page = await t.page({ as: 'Yann Le Goff' })
    const id = await held_now(page)
    await page.request.post(`/api/meetings/${id}/vote`, { data: { dots: 'off' } })  // the walls, before the vote
    await t.go(page, `/meetings/${id}/wall`)
    await page.locator('.projector-count').first().waitFor()
    return page
  },
  'first-page': async t => t.page({ city: await t.empty() }),
}

class Camera {
  #open = []
  constructor(browser, language) {
    Object.assign(this, { browser, language })
  }

  async page({ as, on = 'laptop', goto = '/', city } = {}) {
    city ??= this.city ??= await this.keep(demo_city())
    const context = await this.browser.newContext({ baseURL: city.url, viewport: sizes[on], isMobile: on === 'phone',
      hasTouch: on === 'phone', locale: this.language === 'fr' ? 'fr-FR' : 'en-GB', reducedMotion: 'reduce' })
    this.#open.push(() => context.close())
    await context.addInitScript(value => localStorage.setItem('language', value), this.language)
    if (as) await context.request.post('/api/demo/login', { data: { person: city.people[as] } })
    return this.go(await context.newPage(), goto)
  }

  async keep(starting) {
    const city = await starting
    this.#open.push(() => city.stop())
    return city
  }

  empty = () => this.keep(empty_city())

  async go(page, path) {
    await page.goto(path)
    await page.locator('h1').first().waitFor()
    return page
  }

  async take(name) {
    const page = await pictures[name](this)
    if (!name.startsWith('meeting-')) await page.waitForLoadState('networkidle')
    await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
    await page.evaluate(() => document.fonts.ready)
    const picture = small_png(await page.screenshot())
    writeFileSync(`${root}docs/pictures/${this.language}/${name}.png`, picture)
    console.log(`docs/pictures/${this.language}/${name}.png  ${Math.round(picture.length / 1024)} kB`)
  }

  async leave() {
    for (const close of this.#open.reverse()) await close()
  }
}

async function take_all(wanted) {
  const names = Object.keys(pictures).filter(name => !wanted.length || wanted.some(word => name.includes(word)))
  const browser = await open_browser()
  for (const language of ['fr', 'en']) {
    mkdirSync(`${root}docs/pictures/${language}`, { recursive: true })
    for (const name of names) {
      const camera = new Camera(browser, language)
      await camera.take(name).finally(() => camera.leave())
    }
  }
  await browser.close()
  await forget_seed()
}

await take_all(process.argv.slice(2))
