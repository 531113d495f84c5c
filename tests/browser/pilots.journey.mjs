// Small tests, walked by those who make them: one that goes to its end, one that the rule stops on a phone, one tried three
// times; and all of them on one page.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

// A workbook as another program writes it.
const workbook = rows => execFileSync('python3', ['-B', '-c', 'import json, sys; from workbook import workbook; '
  + 'sys.stdout.buffer.write(workbook(("Relevés", json.load(sys.stdin))))'],
{ input: JSON.stringify(rows), env: { ...process.env, PYTHONPATH: fileURLToPath(new URL('../support', import.meta.url)) } })
const card = async (page, lines) => {
  const form = page.getByRole('dialog')
  for (const [label, value] of Object.entries(lines)) {
    const field = form.getByLabel(label, { exact: false }).first()
    await field.fill(String(value))
  }
  return form
}
const lines = title => ({
  'What we try': title,
  Where: 'The café beside the school',
  'How many take part at most': 30,
  Until: '30/06/2026',
  'What could go wrong': 'Somebody feels judged.',
  'How we undo it': 'We stop and call every family.',
  'We stop if…': 'Somebody leaves in tears',
  'What we expect': 'One in ten is ill at ease.',
  'Debrief on': '03/07/2026',
})
const watch = async (form, steps) => {
  // The engine is proposed by one question, and only then.
  if (await form.getByLabel('Watch closely').count()) throw new Error('proposed before it was asked')
  await form.getByRole('group', { name: 'Could something that can be counted' }).getByLabel('Yes').check()
  if (!await form.getByLabel('Watch closely').isChecked()) throw new Error('not proposed')
  await form.getByLabel('What counts as a difficulty').fill('A parent says they felt judged')
  await form.getByLabel('Share of difficulties').fill('10')
  await form.getByLabel('at once').check()
  await form.getByLabel('Steps: taking part in all').fill(steps.join(' '))
}
const tell = async (page, exposed, events, others = false) => {
  const form = page.locator('form.pilot-report')
  await form.getByLabel('Taking part').fill(String(exposed))
  if (events) await form.getByLabel('Of these, met a difficulty').fill(String(events))
  await form.getByRole('button', { name: 'Send' }).click()
  if (others) {
    await form.getByLabel('These are other people').check()
    const beyond = form.getByLabel('It is so: more people took part than was planned')
    if (await beyond.count()) await beyond.check()
    await form.getByRole('button', { name: 'Send' }).click()
  }
}
const link_of = async page => {
  await page.getByRole('button', { name: 'Link for phones' }).click()
  const url = await page.getByRole('dialog').getByLabel('Link', { exact: true }).inputValue()
  await page.keyboard.press('Escape')
  return url.replace(/^https?:\/\/[^/]+/, '')
}
const prepared = async (t, city, title, steps) => {
  const page = await t.page(city, { as: 'Amina Diallo', expected: [409, 422] })
  await page.goto('/pilots')
  await page.getByRole('button', { name: 'Prepare a small test' }).click()
  const form = await card(page, lines(title))
  await watch(form, steps)
  await form.getByText('Of 100 such tests').first().waitFor()
  await t.accessible(page)
  await t.shot(page, `pilots-card-${steps.length}`)
  await form.getByRole('button', { name: 'Save the card' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await t.settled(page)
  return page
}
const started = async (t, page) => {
  await page.getByRole('button', { name: 'Approve', exact: true }).click()
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.getByText('Step 1 of').first().waitFor()
}

export default [
  {
    name: 'one that goes to its end',
    async run(t) {
      const city = await t.demo()
      const page = await prepared(t, city, 'Coffee at six', [10, 25])

      // The evaluator reads beforehand what the steps do, in words a parent could read.
      const ines = await t.page(city, { as: 'Inês Ferreira' })
      await ines.goto(new URL(page.url()).pathname)
      await t.settled(ines)
      await ines.getByText(/If 2% of people really met a difficulty, \d+ in 10 such tests would finish/).waitFor()
      t.equal(await ines.getByRole('button', { name: 'Approve', exact: true }).count(), 0, 'approving is not hers')
      await t.accessible(ines)
      await t.shot(ines, 'pilots-before')

      await started(t, page)
      const phone = await t.page(city, { on: 'phone', expected: [409, 422] })
      await phone.goto(await link_of(page))
      await tell(phone, 10, 0)
      await phone.getByText('Thank you, it is kept.').waitFor()
      await phone.getByText('The next step may open').waitFor()
      await t.accessible(phone)
      await t.shot(phone, 'pilots-phone-told')

      // Her page hears of it by itself; the rule is shown, and opens the step.
      await page.getByRole('button', { name: 'Open step 2' }).click()
      await page.getByText('Step 2 of 2, the last').first().waitFor()
      await t.shot(page, 'pilots-step-two')
      await phone.getByRole('button', { name: 'Tell of another day' }).click()
      await tell(phone, 15, 0, true)
      await phone.getByText('All 2 steps are done').waitFor()

      await page.getByRole('button', { name: 'Talk it through' }).click()
      const talk = page.getByRole('dialog')
      await talk.getByLabel('What happened').fill('Twenty-five came, nobody was ill at ease.')
      await talk.getByLabel('What we learnt').fill('The hour matters more than the subject.')
      await talk.getByLabel('adopt it').check()
      await talk.getByRole('button', { name: 'Keep the debrief' }).click()
      await page.getByText('The hour matters more than the subject.').first().waitFor()
      await t.settled(page)
      await t.accessible(page)
      await t.shot(page, 'pilots-adopted')

      // Found again by what it taught, without accents or capitals.
      await page.goto('/pilots?view=learnt')
      await t.settled(page)
      await page.getByLabel('Search what was tried and learnt').fill('HOUR MATTERS')
      await page.getByRole('link', { name: 'Coffee at six' }).waitFor()
      t.equal(await page.locator('.pilot-row').count(), 1, 'rows found')
      await page.getByLabel('Search what was tried and learnt').fill('nothing of the kind')
      await page.getByText('No test holds these words.').waitFor()
    },
  },
  {
    name: 'one that the rule stops',
    async run(t) {
      const city = await t.demo()
      const page = await prepared(t, city, 'A message every evening', [10, 20, 30])
      await started(t, page)
      const phone = await t.page(city, { on: 'phone', expected: [409, 422] })
      await phone.goto(await link_of(page))
      // More difficulties than people: said beside the number, and nothing is kept.
      await tell(phone, 3, 4)
      await phone.getByText('More difficulties (4) than people taking part (3).').first().waitFor()
      await phone.locator('form.pilot-report').getByLabel('Of these, met a difficulty').fill('3')
      await phone.getByRole('button', { name: 'Send' }).click()
      await phone.getByText('The rules have paused the test').waitFor()
      await t.accessible(phone)
      await t.shot(phone, 'pilots-phone-paused')

      await page.getByText('Paused by the rule: 3 of 3 people met a difficulty').first().waitFor()
      const { waiting } = await page.evaluate(async () => (await fetch('/api/today')).json())
      t.equal(waiting.find(one => one.title === 'A message every evening')?.state, 'alarm', 'what Today says to its owner')
      await t.settled(page)
      await t.accessible(page)
      await t.shot(page, 'pilots-stopped')
      // What still happened is kept, and marked.
      await phone.getByRole('button', { name: 'Tell of another day' }).click()
      await phone.getByText('The test is paused: nobody new takes part.').waitFor()
      await tell(phone, 2, 0, true)
      await phone.getByText('Thank you, it is kept.').waitFor()
      await page.getByText('while paused').first().waitFor()
      t.equal(await page.getByRole('button', { name: /^Open step/ }).count(), 0, 'no step opens')

      // To go on, somebody says why, in the words of the history.
      await page.getByRole('button', { name: 'Go on', exact: true }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Go on', exact: true }).click()
      await dialog.getByText('The rules paused this test: write why it goes on.').first().waitFor()
      await page.keyboard.press('Escape')

      await page.getByRole('button', { name: 'Talk it through' }).click()
      const talk = page.getByRole('dialog')
      await talk.getByLabel('What happened').fill('Three families quarrelled.')
      await talk.getByLabel('What we learnt').fill('A message in the evening reads as blame.')
      await talk.getByLabel('leave it').check()
      await talk.getByRole('button', { name: 'Keep the debrief' }).click()
      await page.getByText('left, and learnt from').first().waitFor()
      await page.getByText('What was known when').first().click()
      await t.accessible(page)
      await t.shot(page, 'pilots-left')
    },
  },
  {
    name: 'a stop sign, told when a step is full and when all are done',
    async run(t) {
      const city = await t.demo()
      const page = await prepared(t, city, 'A walk to school', [10, 25])
      await started(t, page)
      const sign = async exposed => {
        const form = page.locator('form.pilot-report')
        await form.getByLabel('Somebody leaves in tears').check()
        await tell(page, exposed, 0, true)
      }
      await tell(page, 9, 0)
      await page.getByText('9 of 10 people have taken part').first().waitFor()
      await sign(1)
      await page.getByText('Paused: a stop sign was seen on').first().waitFor()
      await page.getByRole('button', { name: 'Talk it through' }).waitFor()
      t.equal(await page.getByRole('button', { name: /^Open step/ }).count(), 0, 'no step opens while it is paused')
      await page.getByRole('button', { name: 'Go on', exact: true }).click()
      await page.getByRole('dialog').getByLabel('Why it goes on').fill('The family was called')
      await page.getByRole('dialog').getByRole('button', { name: 'Go on', exact: true }).click()
      await page.getByRole('button', { name: 'Open step 2' }).click()
      await page.getByText('Step 2 of 2, the last').first().waitFor()
      await tell(page, 15, 0, true)
      await page.getByText('All 2 steps are done').first().waitFor()
      await sign(1)
      await page.getByText(/^A stop sign was seen on .*: Somebody leaves in tears/).first().waitFor()
      await page.getByRole('button', { name: 'Talk it through' }).waitFor()
      t.equal(await page.getByRole('button', { name: 'Go on', exact: true }).count(), 0, 'nothing is left to go on to')
      await t.accessible(page)
      await t.shot(page, 'pilots-stop-sign-at-the-end')
    },
  },
  {
    name: 'one tried three times',
    async run(t) {
      const city = await t.demo()
      const page = await prepared(t, city, 'The yard on Saturdays', [10, 25])
      for (const version of [1, 2]) {
        await started(t, page)
        await tell(page, 3, 0)
        await page.getByText('Taking part').first().waitFor()
        // What was approved stays as it is, and the way out is said.
        await page.getByRole('button', { name: 'Change it', exact: true }).click()
        const edit = page.getByRole('dialog')
        await edit.getByText('make the next version: its count begins anew.').waitFor()
        t.equal(await edit.getByLabel('How many take part at most').count(), 0, 'what is sealed and offered all the same')
        await edit.getByLabel('Debrief on').first().fill('02/07/2026')
        await edit.getByRole('button', { name: 'Save the card' }).click()
        await edit.waitFor({ state: 'hidden' })

        await page.getByRole('button', { name: 'Talk it through' }).click()
        const talk = page.getByRole('dialog')
        await talk.getByLabel('What happened').fill(`Three came (${version}).`)
        await talk.getByLabel('What we learnt').fill(`It takes ${version + 1} adults.`)
        await talk.getByLabel('try again, changed').check()
        await talk.getByRole('button', { name: 'Keep the debrief' }).click()
        // In haste, and one card all the same.
        await page.getByRole('button', { name: 'Next version', exact: true }).dblclick()
        await page.getByText(`version ${version + 1}`).first().waitFor()
        await page.getByRole('button', { name: 'Write the card' }).click()
        const again = page.getByRole('dialog')
        await again.getByLabel('Until').first().fill('30/06/2026')
        await again.getByLabel('What we expect').fill('Fewer quarrels.')
        await again.getByLabel('Debrief on').first().fill('03/07/2026')
        await again.getByRole('button', { name: 'Save the card' }).click()
        await page.getByRole('button', { name: 'Approve', exact: true }).waitFor()
      }
      const versions = page.locator('.pilot-line li')
      t.equal(await versions.count(), 3, 'versions in the line')
      await page.getByText('It takes 2 adults.').waitFor()
      await page.getByText('It takes 3 adults.').waitFor()
      await started(t, page)
      await page.getByText('0 of 10 people have taken part').first().waitFor()
      await t.settled(page)
      await t.accessible(page)
      await t.shot(page, 'pilots-three-times')
    },
  },
  {
    name: 'a grid of what was awaited, and two ways compared',
    async run(t) {
      const city = await t.demo()
      const page = await t.page(city, { as: 'Amina Diallo', expected: [422] })
      await page.goto('/pilots')
      await page.getByRole('link', { name: 'Un temps calme avant les devoirs' }).click()
      await t.settled(page)
      await page.getByRole('button', { name: 'Several at once' }).click()
      const grid = page.getByRole('dialog')
      const days = await grid.locator('input[data-column="on"]').evaluateAll(all => all.map(one => one.value).filter(Boolean))
      t.ok(days.length > 0, 'the awaited reports stand there')
      // More difficulties than people: the cell is named, nothing is kept.
      await grid.locator('[data-row="0"][data-column="exposed"]').fill('8')
      await grid.locator('[data-row="0"][data-column="events"]').fill('9')
      await grid.getByRole('button', { name: /^Keep/ }).click()
      await grid.getByText('Row 1: More difficulties (9) than people taking part (8).').waitFor()
      await t.accessible(page)
      await t.shot(page, 'pilots-grid')
      await grid.locator('[data-row="0"][data-column="events"]').fill('0')
      await grid.getByRole('button', { name: 'Keep 1 line' }).click()
      // The step is full: more people are kept when somebody says that it is so, and stay marked.
      await grid.getByText('more than the 60 of the step that is open').first().waitFor()
      await grid.getByLabel('It is so: more people').check()
      await grid.getByRole('button', { name: 'Keep 1 line' }).click()
      await grid.waitFor({ state: 'hidden' })
      await page.getByText('beyond the step of 60').first().waitFor()

      // A phone is as wide as the grid; a workbook fills it, and a file that is none is said.
      const narrow = await t.page(city, { as: 'Amina Diallo', on: 'phone', expected: [422] })
      await narrow.goto(new URL(page.url()).pathname)
      await t.settled(narrow)
      await narrow.getByRole('button', { name: 'Several at once' }).click()
      const small = narrow.getByRole('dialog')
      const file = small.locator('input[type=file]')
      await file.setInputFiles({ name: 'no.xlsx', mimeType: 'application/zip', buffer: Buffer.from('no workbook') })
      await small.getByText('This file cannot be read.').waitFor()
      await small.getByRole('button', { name: 'Another file' }).click()
      const rows = [['Day', 'Taking part', 'Difficulties', 'Group'], ['03/03/2026', 6, 0, 'Groupe du mardi'],
        ['2026-03-04', 5, 1, 'Groupe du lundi']]
      await file.setInputFiles({ name: 'march.xlsx', mimeType: 'application/zip', buffer: workbook(rows) })
      await small.getByRole('button', { name: 'Keep 2 lines' }).waitFor()
      await t.accessible(narrow)
      await t.shot(narrow, 'pilots-grid-phone')
      await small.getByRole('button', { name: 'Keep 2 lines' }).click()
      await small.getByLabel('It is so: more people').check()
      if (await small.getByLabel('These are other people').count()) await small.getByLabel('These are other people').check()
      await small.getByRole('button', { name: 'Keep 2 lines' }).click()
      await small.waitFor({ state: 'hidden' })

      await page.goto('/pilots')
      await page.getByRole('link', { name: 'Un sac de livres qui part le vendredi' }).click()
      await t.settled(page)
      for (const [place, from, to] of [['Crèche du Vieux Moulin', 10, 12], ['Crèche des Trois Lavoirs', 9, 16]]) {
        await page.getByLabel('Place', { exact: true }).selectOption(place)
        await page.getByLabel('Before', { exact: true }).fill(String(from))
        await page.getByLabel('After', { exact: true }).fill(String(to))
        await page.getByRole('button', { name: 'Keep the figures' }).click()
        await page.getByText('It is kept.').first().waitFor()
      }
      await page.getByText(/of the 15 draws|of 15 that could have been/).first().waitFor()
      await page.getByText('2 of 6 places are drawn: one draw in 15 is the rarest that can be seen.').waitFor()
      await t.accessible(page)
      await t.shot(page, 'pilots-places')

      // The same is told by a link, on a phone, without an account and without what it shows until now.
      const phone = await t.page(city, { on: 'phone', expected: [422] })
      await phone.goto(await link_of(page))
      await phone.getByRole('heading', { name: 'Tell of the two ways' }).waitFor()
      t.equal(await phone.locator('form.pilot-report').count(), 0, 'nothing else is asked')
      const place = phone.getByLabel('Place', { exact: true })
      const told = await place.locator('option').last().getAttribute('value')
      await place.selectOption(told)
      await phone.getByLabel('Before', { exact: true }).fill('11')
      await phone.getByLabel('After', { exact: true }).fill('14')
      // Figures that were told before are changed with a reason only.
      await phone.getByRole('button', { name: 'Keep the figures' }).click()
      await phone.getByLabel('Why').fill('Counted again')
      await t.accessible(phone)
      await t.shot(phone, 'pilots-places-phone')
      await phone.getByRole('button', { name: 'Keep the figures' }).click()
      await phone.getByText('It is kept.').first().waitFor()
      await page.getByRole('row').filter({ hasText: told }).getByText('Counted again').first().waitFor()
    },
  },
  ...[['fr', 'phone'], ['en', 'laptop']].map(([language, on]) => ({
    name: `all on one page and each alone, ${language}, ${on}`,
    async run(t) {
      const city = await t.look_at_demo()
      const page = await t.page(city, { as: 'Inês Ferreira', language, on })
      for (const view of ['state', 'district', 'question', 'learnt']) {
        await page.goto(`/pilots?view=${view}`)
        await t.settled(page)
        await t.accessible(page)
        await t.shot(page, `pilots-${view}-${language}-${on}`)
      }
      const ids = await page.evaluate(async () =>
        (await (await fetch('/api/pilot_list')).json()).pilots.map(one => one.id))
      for (const [at, id] of ids.entries()) {
        await page.goto(`/pilots/${id}`)
        await t.settled(page)
        for (const more of await page.locator('main details > summary').all()) await more.click()
        await t.accessible(page)
        await t.shot(page, `pilots-one-${at}-${language}-${on}`)
      }
    },
  })),
]
