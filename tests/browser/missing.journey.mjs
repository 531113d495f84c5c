// Who is missing: from the districts to whom to ask next; where partners stand, for the team's eyes; what they promised.
export default [
  {
    name: 'who is missing, and whom to ask next',
    async run(t) {
      const city = await t.demo()
      const amina = await t.page(city, { as: 'Amina Diallo' })
      await amina.goto('/districts')
      await amina.getByRole('link', { name: 'Who is there, who is missing' }).click()
      await amina.getByRole('heading', { level: 1, name: 'Who is there, who is missing' }).waitFor()
      await amina.getByRole('heading', { name: 'Whom to ask next' }).waitFor()
      const said = await amina.locator('main').innerText()
      t.ok(/voices were heard/.test(said), 'how many voices were heard')
      await t.accessible(amina)
      await t.shot(amina, 'missing-districts')

      await amina.getByRole('link', { name: 'Promises' }).click()
      await amina.getByRole('heading', { name: 'Collectif des parents relais' }).waitFor()
      await t.accessible(amina)
      await t.shot(amina, 'missing-promises')
      await amina.getByRole('button', { name: 'Promised Collectif des parents relais' }).click()
      await amina.getByText('Noted.').waitFor()
      await amina.getByRole('button', { name: 'Kept Collectif des parents relais' }).waitFor()

      // What somebody brought to a meeting stands there too, with the meeting; kept by mistake, it is taken back.
      const brought = amina.locator('li.missing-promise', { hasText: 'Le nom du principal adjoint' })
      await brought.getByRole('link').waitFor()
      await amina.getByRole('heading', { name: 'Groupe local', exact: true }).waitFor()
      await brought.getByRole('button', { name: 'Kept' }).click()
      await brought.getByText('kept', { exact: true }).waitFor()
      await amina.getByRole('button', { name: 'Undo' }).last().click()
      await brought.getByRole('button', { name: 'Kept' }).waitFor()

      await amina.getByRole('link', { name: 'Influence and interest' }).click()
      await amina.getByRole('table', { name: 'Organisations with their influence and interest' }).waitFor()
      t.equal(await amina.getByRole('columnheader', { name: 'Position' }).count(), 0)
      await amina.getByText(/^Could do much, and was never asked for anything: /).waitFor()
      await amina.getByLabel('Show who supports and who opposes').check()
      t.equal(await amina.getByRole('columnheader', { name: 'Position' }).count(), 1)
      await t.accessible(amina)
      await t.shot(amina, 'missing-partners')

      // A district officer sees who is missing, and not where partners stand; a phone shows the same.
      const karim = await t.page(city, { as: 'Karim Benali', on: 'phone', language: 'fr' })
      await karim.goto('/who-is-missing')
      await karim.getByRole('heading', { name: 'Qui inviter ensuite' }).waitFor()
      t.equal(await karim.getByRole('link', { name: 'Influence et intérêt' }).count(), 0)
      await t.accessible(karim)
      await t.shot(karim, 'missing-phone')

      // The district itself: quarter by quarter.
      await karim.goto(`/districts/${await karim.evaluate(async () =>
        (await (await fetch('/api/need_wall')).json()).districts.find(one => one.name.startsWith('Bellevue')).id)}`)
      await karim.getByRole('heading', { name: 'Présence et participation, par trimestre' }).waitFor()
      await t.accessible(karim)
      await t.shot(karim, 'missing-quarters')
    },
  },
]
