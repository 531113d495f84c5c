// Numbers: typed in the grid with the keyboard alone, contested by a district and answered, given by a link in two taps, brought
// from paper, and read in the waiting room.
const place_of = async page =>
  page.evaluate(async () => {
    const get = async path => (await fetch(path)).json()
    const { actions } = await get('/api/action_list')
    const { indicators } = await get('/api/indicators')
    const { territories } = await get('/api/territories')
    const { id, title } = indicators.find(one => one.action === actions[0].id && one.measure === 'number')
    return { indicator: id, title, district: territories.find(one => one.level === 'district').id }
  })
const stored = (page, indicator, territory, period) =>
  page.evaluate(async ({ indicator, territory, period }) => {
    const { boxes } = await (await fetch(`/api/measure_grid?indicator=${indicator}`)).json()
    return boxes.find(one => one.place === territory && one.period === period)?.value ?? null
  }, { indicator, territory, period })
const cell = (page, place, period) => page.locator(`[data-cell="${place}|${period}"]`)

// One white point.
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=', 'base64')

export default [
  {
    name: 'the grid by keyboard only',
    async run(t) {
      const city = await t.demo()
      const page = await t.page(city, { as: 'Amina Diallo' })
      await page.goto('/')
      const { indicator } = await place_of(page)
      await page.goto(`/numbers/${indicator}`)
      await t.settled(page)
      const cells = await page.locator('input[data-cell]:not([readonly]):not([disabled])').evaluateAll(all =>
        all.map(one => one.dataset.cell.split('|')))
      const period = cells.at(-1)[1]
      const column = cells.filter(one => one[1] === period).map(one => one[0])

      // From the skip link on, with Tab alone.
      for (let i = 0; i < 80; i++) {
        await page.keyboard.press('Tab')
        if (await page.evaluate(() => document.activeElement?.hasAttribute('data-cell'))) break
      }
      const first = await page.evaluate(() => document.activeElement?.dataset.cell)
      t.ok(first, 'Tab never came to a cell')
      for (let i = 0; i < 40; i++) {
        const [place, at] = await page.evaluate(() => document.activeElement.dataset.cell.split('|'))
        if (at === period && place === column[0]) break
        await page.keyboard.press(at === period ? 'ArrowUp' : 'ArrowRight')
      }
      await page.keyboard.press('Control+a')
      await page.keyboard.type('21')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Control+a')
      await page.keyboard.type('many')
      await page.keyboard.press('Enter')
      await page.keyboard.press('ArrowUp')
      t.equal(await cell(page, column[1], period).getAttribute('aria-invalid'), 'true', 'a word in a box')
      await page.keyboard.press('Control+a')
      await page.keyboard.type('22')
      await page.keyboard.press('Enter')
      for (let i = 0; i < 50 && (await stored(page, indicator, column[1], period)) !== 22; i++) await page.waitForTimeout(100)
      t.equal(await stored(page, indicator, column[0], period), 21)
      t.equal(await stored(page, indicator, column[1], period), 22)
      await t.accessible(page)

      await page.keyboard.press('Control+z')
      for (let i = 0; i < 50 && (await stored(page, indicator, column[1], period)) === 22; i++) await page.waitForTimeout(100)
      t.ok((await stored(page, indicator, column[1], period)) !== 22, 'Ctrl+Z took nothing back')
    },
  },
  {
    name: 'a contest and its answer',
    async run(t) {
      const city = await t.demo()
      const karim = await t.page(city, { as: 'Karim Benali' })
      await karim.goto('/')
      const districts = await karim.evaluate(async () => (await (await fetch('/api/territories')).json()).territories)
      const bellevue = districts.find(one => one.name.startsWith('Bellevue')).id
      await karim.goto(`/districts/${bellevue}`)
      await t.settled(karim)
      await karim.getByRole('button', { name: /We have another number/ }).first().click()
      const suggest = karim.getByRole('dialog')
      await suggest.getByLabel('Which number is right?').fill('33')
      await suggest.getByLabel('How do you know?').fill('The list of the school says so.')
      await t.accessible(karim)
      await suggest.getByRole('button', { name: 'Suggest it' }).click()
      await karim.getByText('Suggested. The number stays until somebody answers.').waitFor()
      await karim.getByText('The list of the school says so.').waitFor()

      const amina = await t.page(city, { as: 'Amina Diallo' })
      await amina.goto(`/districts/${bellevue}`)
      await t.settled(amina)
      const contest = amina.getByRole('listitem').filter({ hasText: 'The list of the school says so.' })
      await contest.getByRole('button', { name: 'Take 33' }).click()
      await amina.getByText(/counts from now on/).waitFor()

      // Whoever suggested it sees the answer without asking, and the trail keeps what it replaced.
      await karim.getByText('The list of the school says so.').first().waitFor({ state: 'hidden' })
      await karim.getByRole('button', { name: /Where it comes from/ }).first().click()
      await karim.getByText('What it replaced').first().waitFor()
      await t.accessible(karim)
      await t.shot(karim, 'contest-answered')
    },
  },
  {
    name: 'a link on a phone, two taps and a number',
    async run(t) {
      const city = await t.demo()
      const page = await t.page(city, { as: 'Amina Diallo' })
      await page.goto('/')
      const { indicator, title } = await place_of(page)
      await page.goto(`/districts?number=${indicator}`)
      await t.settled(page)
      await page.getByRole('button', { name: 'Ask them' }).click()
      const ask = page.getByRole('dialog')
      await ask.getByLabel('Only links, which I hand on myself').check()
      await ask.getByRole('button', { name: 'Ask', exact: true }).click()
      const url = await ask.getByRole('link').first().getAttribute('href')

      const phone = await t.page(city, { on: 'phone', language: 'fr' })
      await phone.goto(new URL(url).pathname)
      await phone.getByText(title).first().waitFor()
      let taps = 0
      const tap = async locator => (taps++, await locator.tap())
      await tap(phone.locator('.one-box'))
      await phone.keyboard.type('44')
      await tap(phone.getByRole('button', { name: 'Envoyer' }))
      await phone.getByText('44').first().waitFor()
      t.equal(taps, 2)
      await t.accessible(phone)

      // Opened again it says what was told; also in a cellar, where the next number waits on the phone.
      await phone.waitForFunction(async () => {
        const names = await caches.keys()
        const kept = names[0] ? await (await caches.open(names[0])).keys() : []
        return kept.some(one => one.url.includes('/assets/'))
      })
      await phone.reload()
      await phone.getByText('Merci. Votre chiffre est enregistré.').waitFor()
      await phone.context().setOffline(true)
      await phone.reload()
      await phone.getByRole('button', { name: 'Le modifier' }).tap()
      await phone.locator('.one-box').fill('46')
      await phone.getByRole('button', { name: 'Envoyer' }).tap()
      await phone.getByText('Gardé sur ce téléphone').waitFor()
      await phone.context().setOffline(false)
      await phone.getByText('Merci. Votre chiffre est enregistré.').waitFor({ timeout: 20_000 })
      await phone.reload()
      await phone.locator('.one-kept').getByText('46').waitFor()

      // A picture of it, which the manager finds in the evidence.
      await phone.getByRole('button', { name: 'Le modifier' }).tap()
      await phone.locator('.one-box').fill('47')
      await phone.locator('.one-number summary').tap()
      await phone.locator('input[type=file]').setInputFiles({ name: 'porte.png', mimeType: 'image/png', buffer: pixel })
      await phone.getByRole('button', { name: 'Envoyer' }).tap()
      await phone.locator('.one-kept').getByText('47').waitFor()
      const seen = await page.evaluate(async indicator => {
        const asked = `/api/measurements?indicator=${indicator}&channel=link&state=accepted&period=2026-02`
        const { measurements } = await (await fetch(asked)).json()
        const told = measurements.find(one => one.value === 47 && one.photo)
        return told && (await fetch(`/api/files/${told.photo.sha256}`)).headers.get('content-disposition')
      }, indicator)
      t.ok(seen?.startsWith('attachment'), `the photo: ${seen}`)
    },
  },
  {
    name: 'a link closed while its page stands open says so',
    async run(t) {
      const city = await t.demo()
      const page = await t.page(city, { as: 'Amina Diallo' })
      await page.goto('/')
      const { indicator, district } = await place_of(page)
      const link = await (await page.request.post(`${city.url}/api/share_links`,
        { data: { opens: 'measurement', indicator, territory: district } })).json()
      const phone = await t.page(city, { on: 'phone', language: 'fr', expected: [401] })
      await phone.goto(new URL(link.url).pathname)
      await phone.getByRole('button', { name: 'Le modifier' }).tap()
      await phone.locator('.one-box').fill('12')
      await page.request.post(`${city.url}/api/share_links/${link.id}/revoke`, { data: {} })
      await phone.getByRole('button', { name: 'Envoyer' }).tap()
      await phone.getByText('Ce lien n’ouvre plus rien').waitFor()
      await t.accessible(phone)
    },
  },
  {
    name: 'from paper, and what waits is read',
    async run(t) {
      const city = await t.demo()
      const page = await t.page(city, { as: 'Amina Diallo' })
      await page.goto('/')
      const { indicator } = await place_of(page)
      await page.goto(`/numbers/${indicator}/paper`)
      await t.settled(page)
      await page.locator('.paper-row input').first().fill('9999')
      await page.getByRole('button', { name: 'Keep 1 number' }).click()
      await page.getByText('One number kept, from paper. One waits to be read.').waitFor()

      await page.goto('/waiting')
      const odd = page.getByRole('listitem').filter({ hasText: '9,999' })
      await odd.getByText(/far from the last number/).waitFor()
      await odd.getByRole('button', { name: /^Ask a question/ }).click()
      await odd.getByLabel('What would you like to know?').fill('Is that one digit too many?')
      await odd.getByRole('button', { name: 'Send it back' }).click()
      await page.getByText('Sent back with your question').waitFor()
      await page.getByText('The question was: “Is that one digit too many?”').waitFor()
      await t.accessible(page)
    },
  },
]
