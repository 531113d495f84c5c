// What a journey is given: cities, browsers of people, and what must hold on every page.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { axe_faults, sideways } from '../../web/tests/browser.mjs'
import { demo_city, empty_city, provided_city } from './servers.mjs'

const shots = fileURLToPath(new URL('../../build/shots', import.meta.url))
mkdirSync(shots, { recursive: true })
const sizes = { laptop: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } }

let shared // the example that journeys only read

export class Walker {
  #browser
  #open = []
  #pages = []
  faults = []

  constructor(browser, name) {
    this.#browser = browser
    this.name = name
  }

  // An example city of its own, to change things in.
  demo = () => this.#keep(demo_city())
  // An empty city that nobody has begun; its `code` is what `arpent serve` printed.
  empty = () => this.#keep(empty_city())
  // An empty city with a provider of identities beside it. people: login → claims.
  provided = people => this.#keep(provided_city(people))
  // An empty city that its first person has set up, in a browser that stands before its doors.
  async begun(options, city = null) {
    city ??= await this.empty()
    const page = await this.page(city, options)
    await page.goto('/')
    await page.getByLabel('City').fill('Essai-sur-Loire')
    await page.getByLabel('Your name').fill('Ana Martin')
    await page.getByLabel('Your e-mail').fill('ana@essai.example')
    await page.getByLabel('First code').fill(city.code)
    await page.getByRole('button', { name: 'Set up the city' }).click()
    await page.getByRole('link', { name: 'Bring my plan in' }).waitFor()
    return { city, page }
  }
  // The example city that all journeys share, for those that only look.
  look_at_demo = () => (shared ??= demo_city())

  async #keep(starting) {
    const city = await starting
    this.#open.push(() => city.stop())
    return city
  }

  // A browser of its own: as: a person's name ('Amina Diallo') or nobody; on: 'laptop' or 'phone'; language: 'en' or 'fr'.
  // `expected` are statuses of answers that this journey provokes; any other of 400 and above is a fault.
  async page(city, { as, on = 'laptop', language = 'en', expected = [], ...options } = {}) {
    const context = await this.#browser.newContext({
      baseURL: city.url,
      viewport: sizes[on],
      hasTouch: on === 'phone',
      isMobile: on === 'phone',
      locale: language === 'fr' ? 'fr-FR' : 'en-GB',
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
      ...options,
    })
    this.#open.push(() => context.close())
    context.setDefaultTimeout(15_000)
    await context.addInitScript(value => localStorage.getItem('language') ?? localStorage.setItem('language', value), language)
    if (as) await this.login(context, city, as)
    const page = await context.newPage()
    this.#pages.push(page)
    await this.#watch(page, expected)
    return page
  }

  async login(context, city, name) {
    const person = city.people[name]
    if (!person) throw new Error(`nobody is called ${name}: ${Object.keys(city.people).join(', ')}`)
    const answer = await context.request.post(`${city.url}/api/demo/login`, { data: { person } })
    if (!answer.ok()) throw new Error(`login of ${name}: ${answer.status()} ${await answer.text()}`)
  }

  // Whatever the policy refused, the console complained of or the server failed at is a fault of the journey.
  async #watch(page, expected) {
    const fault = text => this.faults.push(`${new URL(page.url()).pathname}: ${text}`)
    page.on('pageerror', error => fault(`error: ${error.message}`))
    page.on('response', answer => {
      const status = answer.status()
      if (status >= 400 && !expected.includes(status))
        fault(`${status} from ${answer.request().method()} ${answer.url().replace(/^https?:\/\/[^/]+/, '')}`)
    })
    page.on('console', message => {
      const counted_above = message.text().startsWith('Failed to load resource')
      if (['error', 'warning'].includes(message.type()) && !counted_above) fault(`console: ${message.text()}`)
    })
    await page.exposeFunction('refused_by_policy', text => fault(`policy: ${text}`))
    await page.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', event =>
        window.refused_by_policy(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
      ),
    )
  }

  // The page has its heading, has read what it shows, and its type.
  async settled(page) {
    await page.locator('main h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'))
    await page.evaluate(() => document.fonts.ready)
  }

  // axe, undecided contrast included, and nothing wider than the screen.
  async accessible(page) {
    for (const one of [...(await axe_faults(page)), ...(await sideways(page))]) this.faults.push(`${page.url()}: ${one}`)
  }

  async shot(page, name, options = { fullPage: true }) {
    await page.evaluate(() => scrollTo(0, 0))
    await page.screenshot({ path: join(shots, `${name}.png`), ...options })
  }

  ok(holds, message) {
    if (!holds) throw new Error(message)
  }

  equal(actual, wanted, what = 'value') {
    const [a, b] = [JSON.stringify(actual), JSON.stringify(wanted)]
    if (a !== b) throw new Error(`${what}: ${a} instead of ${b}`)
  }

  // For a journey that failed: what its pages showed.
  async last_sights() {
    for (const [at, page] of this.#pages.entries())
      await this.shot(page, `failed-${this.name.replace(/\W+/g, '-')}-${at}`).catch(() => {})
  }

  async leave() {
    for (const close of this.#open.reverse()) await close().catch(error => this.faults.push(String(error.message ?? error)))
  }
}

export const leave_shared = async () => (await shared?.catch(() => null))?.stop()
