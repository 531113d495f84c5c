// The linking group's twenty minutes: one thing at a time, by keyboard, and at the end what was done.
import { call } from './evening.mjs'

const queue_of = page => page.evaluate(async () => (await (await fetch('/api/link_queue')).json()).items)
const heading = page => page.locator('.queue-item h2')
const gone = (page, title) => page.waitForFunction(was => document.querySelector('.queue-item h2')?.textContent !== was, title)
const no_more = (page, why) => page.locator('.queue-item').getByText(why).waitFor({ state: 'hidden' })
// On to what is called so, all before it left for later. A new list may bring it just as a key leaves something: then once more.
async function on_to(page, title) {
  const again = page.getByRole('button', { name: 'Twenty minutes more' })
  for (let i = 0; i < 60; i++) {
    await heading(page).or(again).first().waitFor()
    if (await again.isVisible()) await again.click()
    else if ((await heading(page).innerText()) === title) return
    else await page.keyboard.press('0')
  }
  throw new Error(`${title} does not stand in the queue`)
}

export default [
  {
    name: 'the linking group’s twenty minutes',
    async run(t) {
      const city = await t.demo()
      const page = await t.page(city, { as: 'Yann Le Goff' })
      await page.goto('/plan?view=gaps')
      await page.getByRole('link', { name: 'Begin the twenty minutes' }).click()
      await page.getByRole('button', { name: 'Begin' }).waitFor()
      await t.accessible(page)
      const all = await queue_of(page)
      t.ok(all.length > 10, 'a queue to work through')
      await page.getByRole('button', { name: 'Begin' }).click()
      await heading(page).waitFor()
      t.equal(await heading(page).innerText(), all[0].title)
      const before = all.slice(all.findIndex(one => one.what === 'link'))
      await on_to(page, before[0].title)
      await t.accessible(page)

      // The first is doubted again without a word: the page has said that one is needed, and leads to the box.
      await page.getByText('Needed for “Doubt it” and “Take the link away”.').waitFor()
      await page.keyboard.press('2')
      await page.locator('.queue-item [aria-invalid="true"]').waitFor()
      t.equal(await page.evaluate(() => document.activeElement?.tagName), 'TEXTAREA', 'the box waits for the word')
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
      t.equal((await queue_of(page)).length, all.length - 2, 'what is doubted stays to be talked about')
    },
  },
  {
    name: 'what a meeting left: a word for the plan, a decision, a recommendation and its answer',
    async run(t) {
      const city = await t.demo()
      const page = await t.page(city, { as: 'Yann Le Goff' })
      await page.goto('/queue')
      await page.getByRole('button', { name: 'Begin' }).waitFor()
      const { meetings } = await call(page, '/api/meetings?state=closed&limit=1')
      const [{ id: meeting }] = meetings
      const decide = (text, more) => call(page, '/api/decisions', { meeting, text, ...more })
      const word = 'Who asks the parents who work at night?'
      await call(page, '/api/asides', { meeting, text: word })
      const kept = await decide('The hall stays open until six', { review_on: '2026-03-01' })
      const to_recommend = 'Ask the region for buses'
      await decide(to_recommend, { leads_to: 'recommendation' })

      await page.reload()
      await page.getByRole('button', { name: 'Begin' }).click()
      await heading(page).waitFor()
      await on_to(page, word)
      await t.accessible(page)
      await page.getByLabel('What comes of it').fill('The neighbourhood house asks them in May.')
      await t.shot(page, 'queue-aside')
      await page.keyboard.press('Control+Enter')
      await gone(page, word)
      const { asides } = await call(page, '/api/asides?limit=200')
      t.equal(asides.find(one => one.text === word).state, 'answered')

      await on_to(page, kept.text)
      await page.keyboard.press('1')
      await gone(page, kept.text)
      t.equal((await call(page, `/api/decisions/${kept.id}`)).review_on, null, 'its next day')

      // The yes makes it a recommendation, which is put to a body, and later answered: all from here.
      await on_to(page, to_recommend)
      await page.keyboard.press('1')
      await no_more(page, 'The group would recommend this')
      await on_to(page, to_recommend)
      await page.keyboard.press('1')
      await page.getByText('Say to whom it is put.').first().waitFor()
      await page.getByLabel('To whom?').fill('Caisse')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.getByRole('textbox', { name: 'Look again on' }).fill('2026-03-12')
      await heading(page).focus()
      await t.accessible(page)
      await t.shot(page, 'queue-put')
      await page.keyboard.press('1')
      await no_more(page, 'not put to anybody yet')
      await on_to(page, to_recommend)
      await page.getByLabel('Their answer').fill('Two lines, from September.')
      await heading(page).focus()
      await page.keyboard.press('2')
      await gone(page, to_recommend)
      const { recommendations } = await call(page, '/api/recommendations?limit=200')
      const answered = recommendations.find(one => one.text === to_recommend)
      t.equal([answered.state, answered.answer], ['partly', 'Two lines, from September.'])

      // Something else comes to mind on the way.
      await page.getByRole('button', { name: 'Write a recommendation' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox', { name: 'We recommend' }).fill('Say every June what became of it.')
      await dialog.getByLabel('To whom?').fill('Caisse')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await dialog.getByRole('button', { name: 'Keep' }).click()
      await page.getByText('Kept.').first().waitFor()

      const phone = await t.page(city, { as: 'Yann Le Goff', on: 'phone', language: 'fr' })
      await phone.goto('/queue')
      await phone.getByRole('button', { name: 'Commencer' }).click()
      await heading(phone).waitFor()
      await t.accessible(phone)
      await t.shot(phone, 'queue-phone-fr')
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
