// The path that everything serves: a city from nothing, its goals pasted, an action with its reason, how we would notice, a
// number from a phone without an account, and the card that shows it.
const goals = '1 Réussir à l’école\n  1.1 Lire\n  1.2 Compter\n2 Grandir ensemble\n'

export default [
  {
    name: 'from an empty city to the first number',
    async run(t) {
      const city = await t.empty()
      const page = await t.page(city, { language: 'en' })
      await page.goto('/')
      await page.getByLabel('City').fill('Essai-sur-Loire')
      await page.getByLabel('Your name').fill('Ana Martin')
      await page.getByLabel('Your e-mail').fill('ana@essai.example')
      await page.getByLabel('First code').fill(city.code)
      await page.getByRole('button', { name: 'Set up the city' }).click()
      await page.getByRole('link', { name: 'Bring my plan in' }).click()
      await page.getByLabel('Goals').check()
      await page.getByLabel('Or paste here').fill(goals)
      await page.getByRole('button', { name: 'Look at it first' }).click()
      await page.getByRole('button', { name: 'Keep' }).click()
      await page.getByText('Kept:').waitFor()

      await page.getByRole('button', { name: 'Bring something else' }).click()
      await page.getByLabel('Districts').check()
      await page.getByLabel('Or paste here').fill('Bellevue\nNord\nCentre\n')
      await page.getByRole('button', { name: 'Look at it first' }).click()
      await page.getByRole('button', { name: 'Keep' }).click()
      await page.getByText('Kept: 3 records.').waitFor()

      await page.goto('/actions')
      await page.getByRole('button', { name: 'New action' }).click()
      await page.getByRole('dialog').getByLabel('Title').fill('Homework club')
      await page.getByRole('button', { name: 'Begin' }).click()
      await page.getByRole('heading', { level: 1, name: 'Homework club' }).waitFor()

      await page.getByRole('button', { name: 'Say which goal it serves' }).first().click()
      await page.getByRole('combobox', { name: 'Goal' }).fill('1.1 Lire')
      await page.getByLabel('Because…').fill('because children who read together like coming')
      await page.getByRole('button', { name: 'Link', exact: true }).click()
      await page.getByText('because children who read together like coming').first().waitFor()

      await page.reload()
      const action = new URL(page.url()).pathname.split('/').at(-1)
      await t.accessible(page)
      const url = await page.evaluate(async action => {
        const post = async (path, body) =>
          (await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify(body) })).json()
        const { id } = await post('/api/indicators/notice', { action, how_noticed: 'The leader counts who comes in.',
          title: 'Children at the club', target: 60, baseline: 10, by_when: '2027-06-30', frequency: 'month', source: 'the sheet',
          reporter_label: 'the club leader' })
        const { territories } = await (await fetch('/api/territories')).json()
        const territory = territories.find(one => one.name === 'Bellevue').id
        return (await post('/api/measurements/ask', { indicator: id, territory })).asks[0].url
      }, action)

      const phone = await t.page(city, { on: 'phone', language: 'en' })
      await phone.goto(new URL(url).pathname)
      await phone.locator('.one-box').fill('38')
      await phone.getByRole('button', { name: 'Send' }).click()
      await phone.getByText('1 of 3 districts have told.').waitFor()
      await t.accessible(phone)
      await t.shot(phone, 'first-number-phone')

      await page.getByText('The first number.', { exact: true }).waitFor() // the card hears of it by itself
      await t.shot(page, 'first-number-card')
    },
  },
]
