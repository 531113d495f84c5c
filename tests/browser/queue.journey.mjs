// The linking group's twenty minutes: one thing at a time, by keyboard, and at the end what was done.
const queue_of = page => page.evaluate(async () => (await (await fetch('/api/link_queue')).json()).items)
const heading = page => page.locator('.queue-item h2')

export default [
  {
    name: 'the linking group’s twenty minutes',
    async run(t) {
      const city = await t.demo()
      const page = await t.page(city, { as: 'Yann Le Goff', expected: [422] })
      await page.goto('/plan?view=gaps')
      await page.getByRole('link', { name: 'Begin the twenty minutes' }).click()
      await page.getByRole('button', { name: 'Begin' }).waitFor()
      await t.accessible(page)
      const before = await queue_of(page)
      t.ok(before.length > 10, 'a queue to work through')
      await page.getByRole('button', { name: 'Begin' }).click()
      await heading(page).waitFor()
      t.equal(await heading(page).innerText(), before[0].title)
      await t.accessible(page)

      // The first is doubted again without a word: the server asks for one; with it the next stands there.
      await page.keyboard.press('2')
      await page.locator('.queue-item [aria-invalid="true"]').waitFor()
      await page.getByLabel('Because, or why to doubt it').fill('We have seen no parent choose anything.')
      await page.getByRole('button', { name: 'Doubt it' }).click()
      await page.waitForFunction(title => document.querySelector('.queue-item h2')?.textContent !== title, before[0].title)
      t.equal(await heading(page).innerText(), before[1].title)
      t.equal(await page.evaluate(() => document.activeElement?.tagName), 'H2', 'the eye is led to the next one')

      // Still true, by one key; and one left for later.
      await page.keyboard.press('1')
      await page.waitForFunction(title => document.querySelector('.queue-item h2')?.textContent !== title, before[1].title)
      await page.keyboard.press('0')
      await t.shot(page, 'queue-during')

      // On to an assumption, which is judged by what was seen.
      for (let i = 0; i < 30 && !(await page.getByText('Assumption to look at').isVisible()); i++) await page.keyboard.press('0')
      const assumed = await heading(page).innerText()
      await page.getByLabel('What have we seen?').fill('In two districts, one evening in three.')
      await heading(page).focus()
      await page.keyboard.press('2')
      await page.waitForFunction(title => document.querySelector('.queue-item h2')?.textContent !== title, assumed)
      const kept = await page.evaluate(async text => (await (await fetch('/api/assumptions?limit=200')).json()).assumptions
        .find(one => one.assumption === text), assumed)
      t.equal(kept.confidence, 'fair')
      t.equal(kept.evidence, 'In two districts, one evening in three.')

      await page.getByRole('button', { name: 'Finish' }).click()
      await page.getByRole('heading', { name: '3 things done' }).waitFor()
      await page.getByText(`Found rather solid ${assumed}`).waitFor()
      await t.accessible(page)
      await t.shot(page, 'queue-done')
      t.equal((await queue_of(page)).length, before.length - 2, 'what is doubted stays to be talked about')
    },
  },
  {
    name: 'a recommendation and its recorded answer',
    async run(t) {
      const city = await t.demo()
      const page = await t.page(city, { as: 'Yann Le Goff', on: 'phone' })
      await page.goto('/queue')
      await page.getByRole('button', { name: 'Write a recommendation' }).click()
      await page.getByRole('textbox', { name: 'We recommend' }).fill('Look at the plan together twice a year.')
      await page.getByLabel('To whom?').fill('Caisse')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Keep' }).click()
      const line = page.locator('.recommendations li', { hasText: 'twice a year' })
      await line.getByRole('button', { name: 'Note their answer' }).click()
      await page.getByLabel('accepted in part').check()
      await page.getByLabel('In their words').fill('Once a year, in June.')
      await page.getByRole('button', { name: 'Keep' }).click()
      await line.getByText('Once a year, in June.').waitFor()
      await t.accessible(page)
      await t.shot(page, 'recommendations')
    },
  },
]
