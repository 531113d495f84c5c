// The course of the plan: what it depends on, influences both ways, an observation from a phone that becomes a change of course
// and is looked at again, a bulletin, a reorganisation that is carried out and taken back.
const ask = (page, path) => page.evaluate(async path => (await fetch(path)).json(), path)
const change = (page, text) => page.locator('.change').filter({ hasText: text })

export default [
  {
    name: 'changes: a restructure influences two actions, and one of them it',
    async run(t) {
      const city = await t.demo()
      const page = await t.page(city, { as: 'Yann Le Goff' })
      await page.goto('/plan')
      await page.getByRole('link', { name: 'Changes', exact: true }).click()
      await t.settled(page)
      await page.getByRole('link', { name: 'Context', exact: true }).click()
      await page.getByRole('button', { name: 'Add a context' }).click()
      await page.getByLabel('What it is').fill('The sports service moves')
      await page.getByLabel('Sort').selectOption('parallel_process')
      await page.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click()
      await page.getByRole('link', { name: 'The sports service moves' }).click()
      await t.settled(page)
      for (const [standing, says] of [['what we know', 'It moves in June.'], ['what we do not know', 'Where do the balls go?']]) {
        await page.getByRole('button', { name: 'Add news' }).click()
        await page.getByLabel('The news').fill(says)
        await page.getByRole('radio', { name: standing, exact: true }).check()
        await page.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click()
        await page.getByText(says, { exact: true }).waitFor()
      }
      const { actions } = await ask(page, '/api/action_list')
      const arrows = [['from the context to the action', actions[0].title, 'Two halls are closed.'],
        ['from the context to the action', actions[2].title, 'No hall on Mondays.'],
        ['from the action to the context', actions[2].title, 'They keep a hall for the schools.']]
      for (const [direction, action, text] of arrows) {
        await page.getByRole('button', { name: 'Note an influence' }).click()
        await page.getByRole('radio', { name: direction }).check()
        await page.getByRole('combobox', { name: 'Action' }).fill(action)
        await page.getByRole('option', { name: action }).first().click()
        await page.getByLabel('What happens').fill(text)
        await page.getByRole('dialog').getByRole('button', { name: 'Keep', exact: true }).click()
        await page.getByText(text, { exact: true }).first().waitFor()
      }
      await t.accessible(page)
      await t.shot(page, 'condition')

      // The linking group sees them on the line of time and on the action; another member does not.
      await page.goto(`/changes?action=${actions[2].id}`)
      await change(page, 'They keep a hall').waitFor()
      const other = await t.page(city, { as: 'Mathilde Rousseau' })
      await other.goto(page.url())
      await t.settled(other)
      t.equal(await change(other, 'They keep a hall').count(), 0, 'influences that a core member sees')

      // Told in a bulletin, they are no secret any more.
      await page.goto('/bulletins/new')
      await t.settled(page)
      await page.getByRole('checkbox', { name: 'They keep a hall for the schools.' }).check()
      t.ok((await page.getByLabel('What is changing').inputValue()).includes('They keep a hall'), 'it is not written down')
      t.equal(await page.getByRole('group', { name: 'To whom' }).locator(':checked').count(), 0, 'rings that nobody chose')
      await page.getByRole('checkbox', { name: /core ring/i }).check()
      await t.accessible(page)
      await t.shot(page, 'bulletin-desk')
      await page.getByRole('button', { name: 'Send', exact: true }).click()
      await page.waitForURL(/\/bulletins$/)
      await page.getByText(/Sent on .* to \d+ people/).first().waitFor()
      await t.shot(page, 'bulletins')
      await other.reload()
      await change(other, 'They keep a hall').waitFor()
    },
  },
  {
    name: 'changes: seen on a phone, changed, looked at again',
    async run(t) {
      const city = await t.demo()
      const phone = await t.page(city, { as: 'Karim Benali', on: 'phone' })
      await phone.goto('/observe')
      await t.settled(phone)
      const begun = Date.now()
      await phone.getByLabel('What did you notice?').fill('The door is locked at five.')
      await phone.getByRole('combobox', { name: 'About which action?' }).fill('Club du soir')
      await phone.getByRole('option', { name: /Club du soir/ }).first().click()
      await t.accessible(phone)
      await t.shot(phone, 'observe-phone')
      await phone.getByRole('button', { name: 'Send', exact: true }).click()
      await phone.getByText('Noted, thank you.', { exact: true }).first().waitFor()
      t.ok(Date.now() - begun < 20_000, 'it took longer than twenty seconds')

      const page = await t.page(city, { as: 'Yann Le Goff' })
      await page.goto('/')
      await t.settled(page)
      const all = page.getByRole('button', { name: /See all/ })
      if (await all.count()) await all.click()
      await page.goto('/changes')
      await change(page, 'The door is locked').getByRole('button', { name: 'Make a change of course of it' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('What it is from now on').fill('The key stays at the school.')
      t.ok(await dialog.getByRole('checkbox', { name: 'The door is locked at five.' }).isChecked(), 'its reason is not chosen')
      await dialog.getByText('Where it was decided, what it cost').click()
      await dialog.getByLabel('Hours').fill('2')
      await dialog.getByText('The card of the action changes too').click()
      await dialog.getByRole('textbox', { name: /^New last day/ }).fill('2027-06-30')
      await t.accessible(page)
      await t.shot(page, 'adjustment-form', {})
      await dialog.getByRole('button', { name: 'Propose' }).click()
      await page.goto('/changes?only=adjustment')
      await change(page, 'The key stays').getByRole('button', { name: 'Decide' }).click()
      await page.getByRole('dialog').getByLabel('Decided where').fill('Local group')
      await page.getByRole('dialog').getByRole('button', { name: 'Confirm' }).click()
      await change(page, 'The key stays').getByText(/30 June 2027/).waitFor()
      const { adjustments } = await ask(page, '/api/adjustments?state=confirmed&limit=200')
      const made = adjustments.find(one => one.is === 'The key stays at the school.')
      t.ok(made.entry > 0, 'the ledger was not asked')

      // On its day it comes back, and what it did is said.
      await page.evaluate(async ({ id, revision }) => {
        const day = '2026-03-10' // the example stands still on 12 March
        await fetch(`/api/adjustments/${id}`, { method: 'PATCH', body: JSON.stringify({ review_on: day }),
          headers: { 'Content-Type': 'application/json', 'If-Match': `"${revision}"` } })
      }, made)
      const { waiting } = await ask(page, '/api/today')
      t.ok(waiting.some(one => one.kind === 'review' && one.id === made.id), 'it does not come back on Today')
      await page.reload()
      await change(page, 'The key stays').first().getByRole('button', { name: 'Look again' }).click()
      await page.getByRole('dialog').getByLabel('What it did').fill('Nobody waits outside.')
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
      await change(page, 'Nobody waits outside.').first().waitFor()
      await t.accessible(page)
      await page.goto('/changes')
      await t.settled(page)
      await t.accessible(page)
      await t.shot(page, 'changes')
      await page.goto(`/actions/${made.action}`)
      await change(page, 'The key stays').first().waitFor()
      await t.accessible(page)
    },
  },
  {
    name: 'changes: what the card says already is picked and not typed again',
    async run(t) {
      const city = await t.demo()
      const page = await t.page(city, { as: 'Yann Le Goff' })
      await page.goto('/actions')
      const { actions } = await ask(page, '/api/action_list')
      const club = actions.find(one => one.title.startsWith('Club du soir'))
      await page.goto(`/actions/${club.id}`)
      await t.settled(page)
      await page.getByRole('button', { name: 'Change it' }).first().click()
      await page.getByRole('dialog').getByLabel('Stage of work').selectOption('paused')
      await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })

      await page.getByRole('button', { name: 'Propose a change of course' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('radio', { name: /: Stage of work/ }).first().check()
      await dialog.locator('ins', { hasText: 'paused' }).waitFor()
      t.equal(await dialog.getByLabel('What it was', { exact: true }).count(), 0, 'what it was is asked for')
      await dialog.getByLabel('Why', { exact: true }).fill('There is no room until May.')
      await dialog.getByText(/Other reasons/).click()
      const unfold = async (kind, name) => {
        const group = dialog.locator('.adjustment-reasons > details').filter({ hasText: new RegExp(`^${kind} \\(`) })
        await group.locator('summary').click()
        await group.getByRole('checkbox', { name }).first().check()
      }
      await dialog.getByRole('checkbox', { name: /douze enfants attendent dehors/ }).check()
      await unfold('a number', /Bellevue/)
      await dialog.getByText('Where it was decided, what it cost').click()
      await dialog.getByLabel('Decided where').fill('Steering committee')
      await t.accessible(page)
      await t.shot(page, 'adjustment-picked', {})
      await dialog.getByRole('button', { name: 'Save' }).click()
      const made = change(page, 'There is no room until May').first()
      await made.locator('ins', { hasText: 'paused' }).waitFor()
      await made.getByRole('link', { name: /a number: / }).waitFor()
      await made.getByText(/seen or heard: /).waitFor()
      await t.accessible(page)

      // A phone, in French: the same form, and nothing wider than the screen.
      const phone = await t.page(city, { as: 'Soizic Guéguen', on: 'phone', language: 'fr' })
      await phone.goto(`/actions/${club.id}`)
      await t.settled(phone)
      await phone.getByRole('button', { name: 'Proposer un ajustement' }).click()
      await phone.getByRole('dialog').getByLabel('Pourquoi', { exact: true }).waitFor()
      await t.accessible(phone)
      await t.shot(phone, 'adjustment-phone', {})
    },
  },
  {
    name: 'changes: what an action lead saw, heard and counted becomes a question, a need, a change of course',
    async run(t) {
      const city = await t.demo()
      const phone = await t.page(city, { as: 'Soizic Guéguen', on: 'phone' })
      await phone.goto('/actions')
      const { actions } = await ask(phone, '/api/action_list')
      const club = actions.find(one => one.title.startsWith('Club du soir'))
      const told = [['I saw it', 'The lamp at the gate is broken.'], ['I was told', 'Two families moved away.'],
        ['I counted it', 'Children who leave before six']]
      for (const [how, text] of told) {
        await phone.goto(`/observe?about=${club.id}`)
        await t.settled(phone)
        const begun = Date.now()
        await phone.getByRole('radio', { name: how }).check()
        await phone.getByLabel('What did you notice?').fill(text)
        if (how === 'I counted it') await phone.getByLabel('How many').fill('7')
        await phone.getByRole('button', { name: 'Send', exact: true }).click()
        await phone.getByText('Noted, thank you.', { exact: true }).first().waitFor()
        t.ok(Date.now() - begun < 20_000, `${how}: it took longer than twenty seconds`)
      }
      await phone.getByRole('link', { name: 'Back', exact: true }).click()
      await phone.waitForURL(/\/actions\//)
      await t.settled(phone)

      const lamp = change(phone, 'The lamp at the gate')
      await lamp.getByRole('button', { name: 'Ask it at a meeting' }).click()
      // No meeting on the club is to come: none is chosen, and one about something else says so.
      const { upcoming } = await ask(phone, '/api/meeting_list')
      const asking = phone.getByRole('dialog')
      t.equal(await asking.getByLabel('At which meeting?').inputValue(), '', 'a meeting about another action that nobody chose')
      await asking.getByText('No meeting on this action is planned').waitFor()
      await asking.locator(`optgroup[label="${upcoming[0].action.name}"]`).waitFor({ state: 'attached' })
      await asking.getByLabel('At which meeting?').selectOption(upcoming[0].id)
      await asking.getByText(`This meeting is about “${upcoming[0].action.name}”`).waitFor()
      await asking.getByLabel('The question').fill('Who mends the lamp?')
      await t.accessible(phone)
      await t.shot(phone, 'observation-question', {})
      await phone.getByRole('dialog').getByRole('button', { name: 'Put it on the agenda' }).click()
      await lamp.getByRole('link', { name: /Asked at the meeting/ }).waitFor()
      const { agenda } = await ask(phone, `/api/meeting_page?id=${upcoming[0].id}`)
      t.equal(agenda.at(-1).title, 'Who mends the lamp?')
      t.equal(agenda.at(-1).note, 'The lamp at the gate is broken.')

      const moved = change(phone, 'Two families moved')
      await moved.getByRole('button', { name: 'Make a need of it' }).click()
      const dialog = phone.getByRole('dialog')
      await dialog.getByRole('combobox', { name: 'District or place' }).fill('Bellevue')
      await dialog.getByRole('option', { name: /^Bellevue/ }).first().click()
      await t.accessible(phone)
      await t.shot(phone, 'observation-need', {})
      await dialog.getByRole('button', { name: 'Add it to the needs' }).click()
      await moved.getByRole('link', { name: /Became a need/ }).click()
      await phone.waitForURL(/\/districts\/.*#needs/)
      await phone.locator('#needs').getByText('Two families moved away.').first().waitFor()
      await phone.goBack()
      await t.settled(phone)

      const counted = change(phone, 'Children who leave before six (7)')
      await counted.getByRole('button', { name: 'Make a change of course of it' }).click()
      await phone.getByRole('dialog').getByLabel('What it is from now on').fill('It ends at six.')
      await phone.getByRole('dialog').getByRole('button', { name: 'Propose' }).click()
      await counted.getByText(/Led to a change of course: It ends at six/).waitFor()
      t.equal(await counted.getByRole('button').count(), 0, 'what may still be made of it')
      await t.accessible(phone)
      await t.shot(phone, 'observation-became')

      // One touch takes a question back, and it may be asked again.
      const yann = await t.page(city, { as: 'Yann Le Goff' })
      await yann.goto(`/changes?action=${club.id}&only=seen`)
      await t.settled(yann)
      const waiting = change(yann, 'douze enfants attendent dehors')
      await waiting.getByRole('button', { name: 'Ask it at a meeting' }).click()
      await yann.getByRole('dialog').getByLabel('At which meeting?').selectOption(upcoming[0].id)
      await yann.getByRole('dialog').getByRole('button', { name: 'Put it on the agenda' }).click()
      await waiting.getByRole('link', { name: /Asked at the meeting/ }).waitFor()
      await yann.getByRole('button', { name: 'Undo' }).click()
      await waiting.getByRole('button', { name: 'Ask it at a meeting' }).waitFor()
      await t.accessible(yann)
      await t.shot(yann, 'changes-seen')
    },
  },
  {
    name: 'changes: a reorganisation is carried out and taken back',
    async run(t) {
      const city = await t.demo()
      const page = await t.page(city, { as: 'Amina Diallo', expected: [422] })
      await page.goto('/changes?view=context')
      await page.getByRole('link', { name: /Le service enfance devient deux/ }).click()
      await page.getByRole('link', { name: 'Carry out the reorganisation' }).click()
      await t.settled(page)
      const posts = (await ask(page, '/api/posts?limit=200')).posts
      const sport = posts.find(one => one.title === 'Responsable du sport éducatif')
      const led = (await ask(page, '/api/actions?limit=200')).actions.filter(one => one.lead === sport.id)
      t.ok(led.length > 0, 'the post of the example leads nothing')
      await page.getByLabel('In one sentence').fill('Sports become two services.')
      await page.getByRole('checkbox', { name: /Responsable du sport éducatif/ }).check()
      await page.getByRole('combobox', { name: /Service whose promises/ }).fill('Direction des sports')
      await page.getByRole('option', { name: 'Direction des sports' }).click()
      await page.getByRole('button', { name: 'Add a post' }).click()
      await page.getByRole('button', { name: 'Add a post' }).click()
      await page.locator('[name="into.0.body"]').fill('Sport at school, service')
      await page.locator('[name="into.1.title"]').fill('Sport in clubs')
      await page.locator('[name="into.1.body"]').fill('Sport in clubs, service')

      // A post that is taken away takes nothing, and what was to go there goes to the first.
      await page.locator(`#to-${led[0].id}`).selectOption('2')
      await page.getByRole('button', { name: 'Take this post away (Post 3 that takes over)' }).click()
      t.equal(await page.locator(`#to-${led[0].id}`).inputValue(), '0', 'where it goes once its post is gone')

      // What is wrong is red until it is mended, and no longer.
      await page.getByRole('button', { name: 'Carry it out' }).click()
      await page.locator('.field-error').first().waitFor()
      await page.locator('[name="into.0.title"]').fill('Sport at school')
      await page.locator('.error-summary').waitFor({ state: 'detached' })
      t.equal(await page.locator('.field-error').count(), 0, 'what is still red')

      const holder = (await ask(page, '/api/people?limit=200')).people.find(one => one.id === sport.holder)
      const before = page.getByRole('region', { name: 'What this does' })
      await before.getByText(`Responsable du sport éducatif ends, and ${holder.name} no longer fills it`).waitFor()
      await before.getByText(/takes over: .*action/).waitFor()
      await t.accessible(page)
      await t.shot(page, 'reorganise')
      await page.getByRole('button', { name: 'Carry it out' }).click()
      await page.waitForURL(/\/conditions\/[^/]+$/)
      await page.getByText('Sports become two services.', { exact: true }).waitFor()
      const now = (await ask(page, '/api/actions?limit=200')).actions.find(one => one.id === led[0].id)
      const after = (await ask(page, '/api/posts?limit=200')).posts
      t.equal(after.find(one => one.id === now.lead).title, 'Sport at school', 'who leads it now')
      t.equal(after.find(one => one.id === sport.id).holder, null, 'who fills the post that is no more')
      // Later, when the notice is gone, the history of its news takes it back.
      await page.getByRole('button', { name: 'History (Sports become two services.)' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Take this back' }).first().waitFor()
      await page.keyboard.press('Escape')
      await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Undo' }).click()])
      await t.settled(page)
      t.equal((await ask(page, '/api/posts?limit=200')).posts.length, posts.length, 'posts after taking back')
      const back = (await ask(page, '/api/actions?limit=200')).actions.find(one => one.id === led[0].id)
      t.equal(back.lead, sport.id, 'who leads it after taking back')
      const again = (await ask(page, '/api/posts?limit=200')).posts.find(one => one.id === sport.id)
      t.equal(again.holder, sport.holder, 'who fills it after taking back')
    },
  },
]
