// At the table: the walls are put in order, two people lead, what came on paper is typed in, and a meeting needs next to nothing.
import { call, close, go_on, held, line, open_part, seated, until } from './evening.mjs'

const note_of = (wall, text) => wall.locator('.wall-note').filter({ hasText: text })
async function menu(wall, text, what) {
  const note = note_of(wall, text).first()
  if ((await note.locator('details').getAttribute('open')) === null) await note.locator('summary').click()
  await note.getByRole('button', { name: what, exact: true }).click()
}
const typed = (lead, meeting, quadrant, text) => call(lead, '/api/swot_note/write', { meeting, id: crypto.randomUUID(),
  quadrant, text })

export default [
  {
    name: 'notes are merged, grouped, hidden and set aside, and dots are counted',
    async run(t) {
      const city = await t.demo()
      const lead = await t.page(city, { as: 'Amina Diallo' })
      await lead.goto('/')
      const meeting = await held(lead)
      await meeting.step('swot')
      for (const text of ['Le goûter', 'Le goûter de quatre heures', 'Les grands aident', 'Un mot méchant',
        'Parler au club de judo'])
        await typed(lead, meeting.id, 'strength', text)
      const phone = await seated(t, city, meeting, { language: 'fr' })
      await lead.goto(`/meetings/${meeting.id}`)
      const wall = lead.getByRole('region', { name: 'What works' })
      await wall.getByText('Les grands aident').waitFor()

      // One says it for both; the other stays below it, and can be taken apart again.
      await menu(wall, 'Le goûter de quatre heures', 'Merge')
      await lead.getByRole('combobox', { name: /^Which note says it for both/ }).fill('Le goûter')
      await lead.getByRole('option', { name: 'Le goûter', exact: true }).click()
      await t.accessible(lead)
      await lead.getByRole('button', { name: 'Keep' }).last().click()
      const below = wall.locator('.wall-below')
      await below.getByText('Le goûter de quatre heures').first().waitFor()
      await below.getByRole('button', { name: 'Take apart' }).click()
      await below.waitFor({ state: 'detached' })

      await note_of(wall, 'Les grands aident').locator('summary').focus()
      await lead.keyboard.press('g')
      await lead.getByRole('textbox', { name: /^Or a new one/ }).fill('Les gens')
      await lead.keyboard.press('Enter')
      await wall.getByRole('heading', { name: 'Les gens' }).waitFor()
      await wall.getByRole('button', { name: 'Rename Les gens' }).click()
      await lead.getByRole('textbox', { name: 'Name of the group' }).fill('Les grands et les petits')
      await lead.keyboard.press('Enter')
      await wall.getByRole('heading', { name: 'Les grands et les petits' }).waitFor()

      // An insult is hidden with its reason, which stays in the log; a remark leaves the wall for the plan.
      await menu(wall, 'Un mot méchant', 'Hide')
      await lead.getByRole('textbox', { name: /^Why/ }).fill('Blessant')
      await lead.keyboard.press('Enter')
      await lead.getByText('1 note is off the wall').waitFor()
      await menu(wall, 'Parler au club de judo', 'For the plan')
      await lead.getByText('2 notes are off the wall').click()
      await lead.getByText('hidden: Blessant').waitFor()
      await t.accessible(lead)
      await t.shot(lead, 'table-walls')
      await lead.getByRole('button', { name: 'Show the notes' }).click()
      const seen = phone.locator('section[aria-labelledby="all-notes"]')
      await seen.getByRole('heading', { name: 'Les grands et les petits' }).waitFor()
      t.ok(!(await phone.content()).includes('méchant') && !(await phone.content()).includes('judo'),
        'nobody sees what left the wall')
      const { asides } = await call(lead, `/api/meeting_page?id=${meeting.id}`)
      t.equal(asides.map(one => one.text), ['Parler au club de judo'], 'what the coherence team reads')

      // Dots: as many as were chosen, hidden until the vote is closed.
      await lead.getByLabel('Dots each').fill('2')
      await lead.getByRole('button', { name: 'Vote with dots' }).click()
      await phone.getByText('Il vous reste 2 gommettes.').waitFor()
      const item = phone.getByRole('group', { name: 'Les grands et les petits' })
      for (const left of ['1 gommette', '0 gommette']) {
        await item.getByRole('button', { name: 'Poser une gommette' }).click()
        await phone.getByText(`Il vous reste ${left}`).waitFor()
      }
      await lead.getByText('1 person has voted').waitFor()
      t.ok((await lead.locator('.meeting-ranks').count()) === 0, 'ranks are hidden while people vote')
      await lead.getByRole('button', { name: 'Close the vote' }).click()
      await lead.locator('.meeting-ranks').getByText('1 person · 2 dots').waitFor()
      await t.accessible(lead)
      await t.accessible(phone)
      await t.shot(lead, 'table-ranks')
      const small = await t.page(city, { as: 'Amina Diallo', on: 'phone', language: 'fr' })
      await small.goto(`/meetings/${meeting.id}`)
      await small.getByText('Les grands et les petits').first().waitFor()
      await t.accessible(small)
      await t.shot(small, 'table-phone-fr')

      // A new vote is asked about once, and starts empty for all.
      await lead.getByRole('button', { name: 'Vote again' }).click()
      await lead.getByRole('dialog').getByText('The new vote starts empty, with 2 dots for everybody.').waitFor()
      await t.accessible(lead)
      await lead.getByRole('dialog').getByRole('button', { name: 'Not yet' }).click()
      t.equal((await meeting.room()).dots, 'closed', 'the vote')
      await lead.getByRole('button', { name: 'Vote again' }).click()
      await lead.getByRole('dialog').getByRole('button', { name: 'Vote again' }).click()
      await phone.getByText('Il vous reste 2 gommettes.').waitFor()
      await lead.getByText('0 people have voted').waitFor()

      // A note as long as a letter is folded.
      await typed(lead, meeting.id, 'weakness', 'Une lettre entière. '.repeat(240))
      const letter = lead.getByRole('region', { name: 'What is hard' }).locator('.wall-note')
      await letter.getByRole('button', { name: 'More' }).waitFor()
      const folded = (await letter.boundingBox()).height
      await letter.getByRole('button', { name: 'More' }).click()
      await letter.getByRole('button', { name: 'Less' }).waitFor()
      t.ok(folded < 300 && (await letter.boundingBox()).height > folded, `the note was folded: ${folded}`)
    },
  },
  {
    name: 'two people lead one meeting, and one of them closes the lid',
    async run(t) {
      const city = await t.demo()
      const amina = await t.page(city, { as: 'Amina Diallo', expected: [409] })
      await amina.goto('/')
      const meeting = await held(amina, { second_facilitator: city.people['Mathilde Rousseau'] })
      await amina.goto(`/meetings/${meeting.id}`)
      await amina.getByRole('button', { name: 'Next: Real cases' }).waitFor()
      const other = await t.page(city, { as: 'Mathilde Rousseau', expected: [409] })
      await other.goto(`/meetings/${meeting.id}`)
      await other.getByRole('button', { name: 'Next: Real cases' }).waitFor()
      await other.context().setOffline(true)
      for (const step of ['Real cases', 'What do you see?'])
        await go_on(amina, amina.getByRole('button', { name: `Next: ${step}` }), step)
      await typed(amina, meeting.id, 'threat', 'Le bus de 18 h')
      await other.context().setOffline(false)
      await other.locator('#step').getByText('What do you see?').waitFor({ timeout: 15_000 })
      await other.getByText('Le bus de 18 h').waitFor()
      await other.getByRole('button', { name: 'Show the notes' }).click()
      await amina.getByRole('button', { name: 'Cover the notes' }).waitFor()
      // Both press "next" at once: it is taken once. Within half a second of the last step it would not be taken at all.
      await other.waitForTimeout(600)
      await Promise.all([amina, other].map(one => one.getByRole('button', { name: 'Next: What could be improved?' }).click()))
      for (const one of [amina, other]) await one.locator('#step').getByText('What could be improved?').waitFor()
      await t.accessible(other)
      const crossing = await open_part(other, 'What could be improved?')
      await crossing.getByText('Cross the walls').click()
      await crossing.getByRole('combobox').selectOption('WO')
      await crossing.getByRole('textbox').fill('Un départ à 18 h 10')
      await crossing.getByRole('textbox').press('Enter')
      await amina.getByText('Un départ à 18 h 10').waitFor()
      await t.accessible(other)
    },
  },
  {
    name: 'a title and two decisions are a meeting; paper is typed in afterwards',
    async run(t) {
      const city = await t.demo()
      const lead = await t.page(city, { as: 'Amina Diallo' })
      await lead.goto('/')
      const { id } = await call(lead, '/api/meetings', { title: 'Au pied levé', kind: 'steering' })
      await lead.goto(`/meetings/${id}`)
      await lead.getByRole('button', { name: 'Begin' }).click()
      await lead.getByRole('button', { name: 'Skip this step' }).click()
      await lead.locator('#step').getByText('What do we decide?').waitFor()
      for (const text of ['On continue', 'On se revoit en mai']) {
        await lead.getByRole('button', { name: 'Write a decision' }).click()
        await lead.getByLabel('What is decided').fill(text)
        await lead.getByRole('dialog').getByRole('button', { name: 'Keep' }).click()
        await lead.getByRole('dialog').waitFor({ state: 'detached' })
      }
      await lead.getByRole('button', { name: 'Close the meeting' }).click()
      await lead.getByRole('dialog').getByText('Today it can still be taken up again').waitFor()
      await t.accessible(lead)
      await t.shot(lead, 'table-closing')
      await lead.getByRole('dialog').getByRole('button', { name: 'Not yet' }).click()
      t.equal((await call(lead, `/api/meetings/${id}`)).state, 'open', 'asked once')
      await close(lead)
      await lead.waitForFunction(() => document.querySelector('.minutes-text')?.value.includes('On se revoit en mai'))
      await t.accessible(lead)
      await lead.getByRole('button', { name: 'Keep the minutes' }).click()
      await lead.getByRole('link', { name: 'Read or print the minutes' }).waitFor()

      // Five sheets with three answers each make a point of the curve; fewer make none.
      await lead.getByText('Type in answers given on paper').click()
      for (let sheet = 1; sheet <= 5; sheet++) {
        for (const asked of ['I could say what I think', 'I see what this is for', 'What comes next is mine too'])
          await lead.getByRole('group', { name: asked }).getByRole('radio').nth(3).check()
        await lead.getByRole('button', { name: 'Add this sheet' }).click()
        await lead.getByText(sheet === 1 ? '1 sheet typed in.' : `${sheet} sheets typed in.`).waitFor()
        if (sheet === 4) t.ok((await lead.locator('.meeting-pulse').count()) === 0, 'no curve of four')
      }
      const { pulses } = await call(lead, `/api/meeting_page?id=${id}`)
      t.equal(pulses, 5, 'answers')

      // A promise is put right, and kept.
      await lead.getByRole('textbox', { name: 'What can each of us bring before next time?' }).fill('Une salle')
      await lead.keyboard.press('Enter')
      await lead.getByRole('button', { name: 'Change Une salle' }).click()
      await lead.getByRole('textbox', { name: 'What it is' }).fill('La salle du rez-de-chaussée')
      await lead.getByRole('textbox', { name: 'Who brings it' }).fill('L’Amarre')
      await lead.getByRole('radio', { name: 'kept' }).check()
      await t.accessible(lead)
      await lead.getByRole('dialog').getByRole('button', { name: 'Keep' }).click()
      await line(lead, 'La salle du rez-de-chaussée').getByText('L’Amarre · kept').waitFor()
      await t.shot(lead, 'table-after')
      // Closed today it can be taken up again; an evening of last month cannot.
      await lead.getByRole('button', { name: 'Go on with it today' }).click()
      await lead.locator('#step').getByText('What do we decide?').waitFor()
      await lead.goto('/meetings')
      await lead.getByRole('link', { name: 'Passerelle CM2–6e' }).click()
      await lead.getByRole('heading', { name: 'How it felt' }).waitFor()
      t.equal(await lead.getByRole('button', { name: 'Go on with it today' }).count(), 0, 'an old meeting stays closed')
      await t.accessible(lead)
      await t.shot(lead, 'table-old')
    },
  },
  {
    name: 'a series is planned month by month, and one guest gets a link with its square',
    async run(t) {
      const city = await t.demo()
      const lead = await t.page(city, { as: 'Amina Diallo' })
      await lead.goto('/meetings')
      await lead.getByRole('button', { name: 'Plan a series' }).click()
      await lead.getByLabel('Name of the series').fill('Les mardis')
      await lead.getByRole('textbox', { name: 'First evening' }).fill('14 April 2026')
      await lead.getByRole('textbox', { name: 'First evening' }).press('Tab')
      await lead.getByRole('radio', { name: 'each month, on the second Tuesday' }).check()
      await t.accessible(lead)
      await t.shot(lead, 'series-form')
      await lead.getByRole('checkbox', { name: 'No evening in school holidays' }).waitFor()
      const days = () => lead.locator('.series-row input[name$="starts_at"]').evaluateAll(all => all.map(one => one.value))
      const moved = await days()
      await lead.getByRole('checkbox', { name: 'No evening in school holidays' }).uncheck()
      const plain = await days()
      t.ok(plain[0].startsWith('14 April') && plain[1].startsWith('12 May') && plain[2].startsWith('9 June'),
        `second Tuesdays: ${plain}`)
      t.ok(moved.length === plain.length && moved.every(one => one), `no day is missing: ${moved}`)
      await lead.getByRole('button', { name: /^Plan these/ }).click()
      await lead.getByRole('heading', { level: 3, name: /Les mardis/ }).waitFor()
      await t.accessible(lead)
      await t.shot(lead, 'series-list')

      await lead.getByRole('link', { name: 'Sport après l’école' }).first().click()
      await lead.getByRole('button', { name: 'Invite somebody' }).click()
      await lead.getByRole('textbox', { name: 'Name' }).fill('Lou Petit')
      await lead.getByRole('dialog').getByRole('button', { name: 'Keep' }).click()
      await lead.locator('li').filter({ hasText: 'Lou Petit' }).getByRole('button', { name: 'Send the invitation' }).click()
      await lead.getByRole('img', { name: 'Square that opens this link on a phone' }).waitFor()
      const guest = await t.page(city, { on: 'phone' })
      await guest.goto(new URL(await lead.getByLabel('Without an address: the link to give').inputValue()).pathname)
      await guest.getByRole('heading', { level: 1, name: 'Sport après l’école' }).waitFor()
      await t.accessible(lead)
      await t.shot(lead, 'invitation-square')
      // With an address it leaves at once.
      await lead.getByRole('button', { name: 'Invite somebody' }).click()
      await lead.getByRole('textbox', { name: 'Name' }).fill('Ana Costa')
      await lead.getByRole('textbox', { name: /^E-mail/ }).fill('ana.costa@example.org')
      await lead.getByRole('dialog').getByRole('button', { name: 'Keep' }).click()
      await lead.getByText('It went by mail to ana.costa@example.org.').waitFor()
      await lead.locator('li').filter({ hasText: 'Ana Costa' }).getByRole('button', { name: 'Send again' }).waitFor()
    },
  },
  {
    name: 'a meeting asks what for: its phones take part where they are, and the wall shows the answer',
    async run(t) {
      const city = await t.demo()
      const lead = await t.page(city, { as: 'Amina Diallo' })
      await lead.goto('/')
      const { actions } = await call(lead, '/api/actions?limit=10')
      const { id } = await call(lead, '/api/meetings', { title: 'Une heure de plus', kind: 'conference', action: actions[2].id })
      await call(lead, `/api/meetings/${id}/open`, {})
      const meeting = { id, door: await call(lead, `/api/meetings/${id}/phones`, { on: true }) }
      const [ana, ben, eve] = await Promise.all([seated(t, city, meeting, { language: 'fr' }), seated(t, city, meeting),
        seated(t, city, meeting)])
      const wall = await t.page(city, { as: 'Amina Diallo', language: 'fr', viewport: { width: 1920, height: 1080 } })
      await wall.goto(`/meetings/${id}/wall`)
      await lead.goto(`/meetings/${id}`)
      await lead.getByRole('button', { name: 'Next: What for?' }).click()
      await lead.getByRole('button', { name: 'Ask what for' }).click()
      await lead.getByLabel('The question').fill('Une heure de plus, pour quoi faire ?')
      await lead.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click()
      await lead.getByText('0 statements written').waitFor()
      await wall.getByRole('heading', { level: 1, name: 'Une heure de plus, pour quoi faire ?' }).waitFor()

      const sent = [[ana, 'Pour ne pas rester dehors', 'Envoyer'], [ben, 'Pour jouer encore', 'Send'], [eve,
        'Pour finir ses devoirs', 'Send']]
      await ben.getByRole('textbox', { name: /What for/ }).waitFor()
      await ben.context().setOffline(true)
      for (const [phone, text, button] of sent) {
        await phone.getByRole('textbox', { name: /What for|Pour quoi/ }).fill(text)
        await phone.getByRole('button', { name: button, exact: true }).click()
        await phone.getByText(text).waitFor()
      }
      await lead.getByText('2 statements written').waitFor()
      await t.accessible(ana)
      await t.shot(ana, 'question-phone-fr')
      await ben.context().setOffline(false)
      await lead.getByText('3 statements written').waitFor({ timeout: 15_000 })
      await t.accessible(lead)
      await t.shot(lead, 'question-leader')
      await wall.getByText('3 avis').first().waitFor()
      await t.accessible(wall)
      await t.shot(wall, 'question-wall-writing')
      t.ok(!(await wall.content()).includes('Pour jouer encore'), 'the wall shows no statement before the vote')

      await lead.getByRole('button', { name: 'Reveal and vote' }).click()
      for (const [phone, name, end] of [[ana, 'D’accord', 'Merci, c’est tout'], [ben, 'I agree', 'Thank you, that is all'],
        [eve, 'I agree', 'Thank you, that is all']]) {
        const button = phone.getByRole('button', { name, exact: true })
        for (let i = 0; i < 3; i++) {
          await button.waitFor()
          const before = await phone.locator('.vote-words').innerText()
          await button.click()
          if (i < 2) await phone.waitForFunction(old => document.querySelector('.vote-words')?.textContent !== old, before)
        }
        await phone.getByText(end).waitFor()
      }
      await lead.getByText('3 people have voted').waitFor()
      await lead.getByRole('button', { name: 'Close the vote and draft' }).click()
      await lead.getByRole('textbox', { name: 'Sentence' }).fill('Pour que personne ne reste dehors.')
      await lead.getByText('Rests on 0 statements').click()
      await lead.getByRole('checkbox', { name: 'Pour ne pas rester dehors' }).check()
      await lead.getByRole('button', { name: 'Keep the draft' }).click()
      await lead.getByRole('button', { name: 'Ask who can live with it' }).or(lead.getByRole('button', {
        name: 'Skip the critique' })).first().click()
      await wall.getByText('Pour que personne ne reste dehors.').waitFor()
      for (const [phone, stance, button] of [[ana, 'Je suis d’accord', 'Me prononcer'], [ben, 'I agree', 'Give my stance'],
        [eve, 'I can live with it', 'Give my stance']]) {
        await phone.getByRole('radio', { name: stance }).check()
        await phone.getByRole('button', { name: button }).click()
        await phone.getByText(/Kept\. You can change|Noté\. Vous pouvez/).waitFor()
      }
      t.ok(!(await wall.content()).includes('2 oui'), 'nobody follows the crowd')
      await lead.getByRole('button', { name: 'Adopt the answer' }).click()
      await wall.getByText('2 oui, 1 peut vivre avec').waitFor()
      await t.accessible(wall)
      await t.shot(wall, 'question-wall-answer')
      // My own thought is among those it rests on, and only my phone knows.
      await ana.getByRole('button', { name: 'Pour que personne ne reste dehors.' }).click()
      await ana.getByText('le vôtre').waitFor()
      await t.accessible(ana)
      await t.shot(ana, 'question-phone-answer-fr')
      await eve.getByRole('button', { name: 'Pour que personne ne reste dehors.' }).click()
      await eve.getByText('Pour ne pas rester dehors').first().waitFor()
      t.equal(await eve.getByText('yours', { exact: false }).count(), 0, 'others do not see whose it is')
      await go_on(lead, lead.getByRole('list').getByRole('button', { name: 'What do we decide?' }), 'What do we decide?')
      await ana.getByRole('heading', { level: 1, name: 'Que décidons-nous ?' }).waitFor()
      await until('one seat each in the meeting', async () =>
        (await call(lead, `/api/meeting_room?id=${id}&as=leader`)).here === 3)
    },
  },
]
