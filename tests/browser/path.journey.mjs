// The path that everything serves: a city from nothing, its goals pasted, an action with its reason, how we would notice, a
// number from a phone without an account, and the card that shows it.
const goals = '1 Réussir à l’école\n  1.1 Lire\n  1.2 Compter\n2 Grandir ensemble\n'

export default [
  {
    name: 'from an empty city to the first number',
    async run(t) {
      const { city, page } = await t.begun()
      await page.getByRole('link', { name: 'Bring my plan in' }).click()
      await page.getByLabel('What do you bring?').selectOption('goals')
      await page.getByLabel('Or paste here').fill(goals)
      await page.getByRole('button', { name: 'Look at it first' }).click()
      await page.getByRole('button', { name: 'Keep' }).click()
      await page.getByText('Kept:').waitFor()

      await page.getByRole('button', { name: 'Bring something else' }).click()
      await page.getByLabel('What do you bring?').selectOption('districts')
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

      // Five answers, and the indicator is written; the city's districts are asked by a link each.
      await page.getByRole('button', { name: 'How would we notice?' }).first().click()
      const notice = page.getByRole('dialog')
      await notice.getByLabel('What would somebody see?').fill('The leader counts who comes in.')
      await notice.getByLabel('What do we count?').fill('Children at the club')
      await notice.getByLabel('Who tells us?').fill('the club leader')
      await notice.getByLabel('Number now').fill('10')
      await notice.getByLabel('Number wanted').fill('60')
      await notice.getByRole('textbox', { name: 'By when' }).fill('30 June 2027')
      await notice.getByRole('button', { name: 'Keep it' }).click()
      await notice.waitFor({ state: 'hidden' })
      await t.accessible(page)

      await page.getByRole('button', { name: /^Ask for it/ }).click()
      const ask = page.getByRole('dialog')
      await ask.getByRole('button', { name: 'Ask', exact: true }).click()
      await ask.getByText('Asked: 3 places.').waitFor()
      await t.accessible(page)
      const url = await ask.getByRole('listitem').filter({ hasText: 'Bellevue' }).getByRole('link').getAttribute('href')
      await ask.getByRole('button', { name: 'Done' }).click()

      const phone = await t.page(city, { on: 'phone', language: 'en' })
      await phone.goto(new URL(url).pathname)
      await phone.locator('.one-box').fill('38')
      await phone.getByRole('button', { name: 'Send' }).click()
      await phone.getByText('1 of 3 districts has told.').waitFor()
      await t.accessible(phone)
      await t.shot(phone, 'first-number-phone')

      await page.getByText('The first number.', { exact: true }).waitFor() // the card hears of it by itself
      await t.shot(page, 'first-number-card')
    },
  },
]
