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
      await page.getByRole('button', { name: 'Change it', exact: true }).click()
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
  {
    name: 'two people change the same action: the second is told, and nothing is lost',
    async run(t) {
      const city = await t.demo()
      const pages = []
      for (const as of ['Amina Diallo', 'Soizic Guéguen']) {
        const page = await t.page(city, { as, expected: [409, 412] })
        await page.goto('/actions')
        await page.getByRole('link', { name: 'Club du soir, aide aux devoirs' }).click()
        await page.getByRole('button', { name: 'Change it', exact: true }).click()
        await page.getByRole('dialog').locator('[name="is_about"]').fill(`As ${as} sees it.`)
        pages.push(page)
      }
      const [amina, soizic] = pages
      await soizic.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
      await soizic.getByText('As Soizic Guéguen sees it.').waitFor()
      await amina.waitForTimeout(1200) // her page has heard of it meanwhile
      await amina.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
      await amina.getByRole('dialog').getByText(/changed/).first().waitFor()
      await amina.getByText('What the other wrote:').waitFor()
      t.equal(await amina.getByRole('dialog').locator('[name="is_about"]').inputValue(),
        'As Amina Diallo sees it.')
      await t.accessible(amina)
      await soizic.reload()
      await soizic.getByText('As Soizic Guéguen sees it.').waitFor()

      // Signing out leaves nothing of it on the screen.
      await soizic.goto('/')
      await soizic.getByRole('button', { name: /Soizic/ }).click()
      await soizic.getByRole('button', { name: 'Sign out' }).click()
      await soizic.waitForURL(/enter/)
      t.equal(await soizic.locator('.waiting-line, .shell-menu').count(), 0)
    },
  },
]
