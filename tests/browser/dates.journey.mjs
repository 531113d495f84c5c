// The plan on 1 February against today: in one look, and as it was that day.
export default [
  {
    name: 'the plan on 1 February against today',
    async run(t) {
      const city = await t.look_at_demo()
      const page = await t.page(city, { as: 'Yann Le Goff' })
      await page.goto('/plan?view=compare')
      await t.settled(page)
      await page.getByRole('textbox', { name: 'Compare with' }).fill('1 feb 2026')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: /^Between 1 February 2026 and 12 March 2026/ }).waitFor()
      const known = await page.evaluate(async () => {
        const get = async path => (await fetch(path)).json()
        const titles = ({ actions }) => actions.map(one => `${one.title} ${one.rung}`).sort()
        return {
          told: await get('/api/plan_compare?from=2026-02-01'),
          then: titles(await get('/api/action_list?on=2026-02-01')),
          now: titles(await get('/api/action_list')),
        }
      })
      const { numbers, ladder } = known.told
      t.ok(numbers.length + ladder.length > 0, 'the example has nothing that moved')
      for (const one of numbers) await page.getByRole('listitem').filter({ hasText: one.title }).first().waitFor()
      for (const one of ladder) await page.getByRole('listitem').filter({ hasText: one.thing.title }).first().waitFor()
      await t.accessible(page)

      await page.goto('/actions?on=2026-02-01')
      await page.getByText('You are looking at 1 February 2026').waitFor()
      await t.settled(page)
      const shown = () => page.locator('main table tbody tr').count()
      t.equal(await shown(), known.then.length, 'actions then')
      await page.goto('/actions')
      await t.settled(page)
      t.equal(await shown(), known.now.length, 'actions now')
      t.ok(JSON.stringify(known.then) !== JSON.stringify(known.now), 'nothing became different')
    },
  },
]
