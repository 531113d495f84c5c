// What was changed can be seen with its reason, and taken back; the history keeps both.
export default [
  {
    name: 'a change is seen in the history and taken back',
    async run(t) {
      const city = await t.demo()
      const page = await t.page(city, { as: 'Amina Diallo' })
      await page.goto('/actions')
      await page.getByRole('link', { name: 'Cafés des parents' }).click()
      await page.getByRole('heading', { level: 1, name: 'Cafés des parents' }).waitFor()
      await page.getByRole('button', { name: 'Change it' }).click()
      const form = page.getByRole('dialog')
      await form.getByLabel('Title').fill('Cafés du matin')
      await form.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('heading', { level: 1, name: 'Cafés du matin' }).waitFor()

      await page.getByRole('button', { name: 'History', exact: true }).click()
      const history = page.getByRole('dialog')
      await history.getByText('Cafés du matin').first().waitFor()
      await t.accessible(page)
      await history.getByRole('button', { name: 'Take this back' }).first().click()
      const sure = history.getByRole('group').getByRole('button', { name: 'Take this back' })
      await sure.click()
      await page.getByRole('heading', { level: 1, name: 'Cafés des parents' }).waitFor()
      await t.shot(page, 'taken-back')
    },
  },
]
