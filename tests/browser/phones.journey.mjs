// A meeting on three phones: one came by the code, one by the square, one loses the network; the server stops in between.
// Nothing that was written is lost, nothing arrives twice, and everybody finds back by themselves.
import { call, held, line, seated, until, write } from './evening.mjs'

// The worker has this page, and the answers that it is made of.
async function kept_here() {
  const names = await caches.keys()
  const kept = (await Promise.all(names.map(async one => (await caches.open(one)).keys()))).flat()
    .map(one => new URL(one.url).pathname)
  return [location.pathname, '/api/meeting_room', '/api/session/me'].every(one => kept.includes(one))
}

export default [
  {
    name: 'three phones, one without a network, and a server that stops',
    async run(t) {
      const city = await t.demo()
      const lead = await t.page(city, { as: 'Amina Diallo' })
      await lead.goto('/')
      const meeting = await held(lead)

      // By the code, after a wrong one, in small letters.
      const ana = await t.page(city, { on: 'phone', language: 'fr', expected: [404, 409, 502] })
      await ana.goto('/m')
      await t.settled(ana)
      await t.accessible(ana)
      await ana.getByLabel('Code affiché au mur').fill('ZZZZZZ')
      await ana.getByRole('button', { name: 'Rejoindre' }).click()
      await ana.locator('.error-summary').waitFor()
      await t.shot(ana, 'phone-code-unknown')
      await ana.getByLabel('Code affiché au mur').fill(` ${meeting.door.code.toLowerCase()} `)
      await ana.getByLabel(/Je suis là en tant que/).selectOption('parents')
      await t.shot(ana, 'phone-join')
      await ana.getByRole('button', { name: 'Rejoindre' }).click()
      await ana.getByRole('heading', { level: 1, name: 'Bienvenue' }).waitFor()
      // From the first entry on the room opens again without a network.
      await ana.waitForFunction(kept_here)
      await ana.context().setOffline(true)
      await ana.reload()
      await ana.getByRole('heading', { level: 1, name: 'Bienvenue' }).waitFor()
      await ana.context().setOffline(false)
      await ana.getByText('Pas de réseau').waitFor({ state: 'detached' })
      // By the square: looking at it takes no seat.
      const ben = await t.page(city, { on: 'phone', expected: [502] })
      await ben.goto(`/m/${meeting.door.token}`)
      await t.settled(ben)
      await t.accessible(ben)
      t.equal((await meeting.room()).here, 1, 'seats before the button')
      await t.shot(ben, 'phone-square')
      await ben.getByRole('button', { name: 'Join' }).click()
      await ben.getByRole('heading', { level: 1, name: 'Welcome' }).waitFor()
      const eve = await t.page(city, { expected: [502] }) // a laptop is a phone too
      await eve.goto(`/m/${meeting.door.token}`)
      await eve.getByRole('button', { name: 'Join' }).click()
      await eve.getByRole('heading', { level: 1, name: 'Welcome' }).waitFor()
      await until('three are here', async () => (await meeting.room()).here === 3)

      // All follow the step.
      await meeting.step('swot')
      await ana.getByRole('heading', { level: 1, name: 'Que voyez-vous ?' }).waitFor()
      await ben.getByRole('heading', { level: 1, name: 'What do you see?' }).waitFor()
      await ana.getByRole('radio', { name: /Port-Boyer/ }).check()
      await ana.getByRole('button', { name: 'Envoyer', exact: true }).click()
      await ana.getByText('Écrivez quelques mots.').first().waitFor()
      await t.accessible(ana)
      await write(ana, 'fr', 'Les enfants reviennent')
      await line(ana, 'Les enfants reviennent').getByText('enregistré').waitFor()
      await t.accessible(ana)
      await t.shot(ana, 'phone-notes')
      const [first] = (await meeting.room()).notes
      t.ok(first.example, 'the note is about the case that was picked')

      // Ben loses the network, writes on, closes the page and opens it again: his notes wait, and leave once, in order.
      await ben.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === 'activated')
      await ben.reload()
      await ben.getByRole('heading', { level: 1, name: 'What do you see?' }).waitFor()
      await ben.context().setOffline(true)
      for (const text of ['one', 'two', 'three']) await write(ben, 'en', `Ben ${text}`, 'hard')
      await ben.getByText('3 notes wait on this phone').waitFor()
      await line(ben, 'Ben one').getByText('waiting to be sent').waitFor()
      await t.shot(ben, 'phone-offline')
      await ben.reload()
      await line(ben, 'Ben three').getByText('waiting to be sent').waitFor()
      const styled = await ben.evaluate(() => [...document.styleSheets].every(sheet => {
        try { return sheet.cssRules.length > 0 } catch { return false }
      }))
      t.ok(styled, 'a page without a network has its styles')
      await ben.context().setOffline(false)
      await line(ben, 'Ben three').getByText('saved').waitFor()
      const of = (notes, name) => notes.filter(one => one.text.startsWith(name)).map(one => one.text)
      t.equal(of((await meeting.room()).notes, 'Ben'), ['Ben one', 'Ben two', 'Ben three'], 'once, in order')
      await ben.getByText('No network just now').waitFor({ state: 'detached' })

      // The server stops in mid-sentence, and comes back.
      await city.restart(async () => {
        await write(ana, 'fr', 'Pendant la panne')
        await line(ana, 'Pendant la panne').getByText('en attente d’envoi').waitFor()
        await write(eve, 'en', 'While it was down')
        await line(eve, 'While it was down').getByText('waiting to be sent').waitFor()
      })
      await line(ana, 'Pendant la panne').getByText('enregistré').waitFor({ timeout: 20_000 })
      await line(eve, 'While it was down').getByText('saved').waitFor({ timeout: 20_000 })
      t.equal((await meeting.room()).notes.length, 6, 'all notes, once each')

      // Everybody found back: the reveal reaches all three.
      await line(ana, 'Les enfants reviennent').getByRole('button', { name: 'Corriger' }).click()
      await ana.locator('[id^=mend-] textarea').fill('Les enfants reviennent chaque soir')
      await ana.getByRole('button', { name: 'Garder' }).click()
      await until('the mended words', async () => of((await meeting.room()).notes, 'Les enfants').at(0)?.endsWith('chaque soir'))
      await meeting.act('reveal', { revealed: true })
      for (const phone of [ana, ben, eve])
        await phone.locator('section[aria-labelledby="all-notes"]').getByText('Les enfants reviennent chaque soir').waitFor()
      await t.accessible(ben)
      await t.accessible(eve)
      await t.shot(ben, 'phone-revealed')
      await t.shot(eve, 'phone-revealed-laptop')
    },
  },
  {
    name: 'dots, three questions and a line for the plan, from phones',
    async run(t) {
      const city = await t.demo()
      const lead = await t.page(city, { as: 'Amina Diallo' })
      await lead.goto('/')
      const meeting = await held(lead)
      const [ana, ben, eve] = await Promise.all([seated(t, city, meeting, { language: 'fr' }), seated(t, city, meeting, {}),
        seated(t, city, meeting, { on: 'laptop' })])
      await meeting.step('swot')
      for (const text of ['one', 'two', 'three', 'four', 'five', 'six'])
        await call(lead, '/api/swot_note/write', { meeting: meeting.id, id: crypto.randomUUID(), quadrant: 'weakness',
          text: `Ben ${text}` })
      await meeting.act('reveal', { revealed: true })

      // Dots by keyboard, as many as there are.
      await meeting.act('vote', { dots: 'open' })
      const item = eve.getByRole('group', { name: 'Ben two' })
      await eve.getByText('You have 2 dots left.').waitFor()
      await item.getByRole('button', { name: 'Put a dot' }).focus()
      await eve.keyboard.press('Enter')
      await eve.getByText('You have 1 dot left.').waitFor()
      await item.getByRole('button', { name: 'Put a dot' }).press('Enter')
      await eve.getByText('You have 0 dots left.').waitFor()
      await t.accessible(eve)
      await eve.reload()
      await eve.getByText('You have 0 dots left.').waitFor()
      await ana.getByRole('group', { name: 'Ben two' }).getByRole('button', { name: 'Poser une gommette' }).click()
      await ana.getByText('Il vous reste 1 gommette.').waitFor()
      await t.shot(ana, 'phone-dots')
      await meeting.act('vote', { dots: 'closed' })
      await line(ben, '2 people · 3 dots').waitFor()
      await t.shot(ben, 'phone-ranks')
      await t.accessible(ben)
      const wall = await t.page(city, { as: 'Amina Diallo', viewport: { width: 1920, height: 1080 } })
      await wall.goto(`/meetings/${meeting.id}/wall`)
      await wall.getByRole('heading', { level: 1, name: 'What mattered most to us' }).waitFor()
      await wall.getByText('2 people · 3 dots').waitFor()
      await t.accessible(wall)
      await t.shot(wall, 'wall-ranks')

      // Three questions, by keyboard, once.
      await meeting.act('ask_pulse', { on: true })
      await eve.getByRole('heading', { name: 'Before you leave' }).waitFor()
      await ana.getByRole('heading', { name: 'Avant de partir' }).waitFor()
      await t.accessible(ana)
      await t.shot(ana, 'phone-pulse')
      for (const asked of ['I could say what I think', 'I see what this is for', 'What comes next is mine too']) {
        await eve.getByRole('group', { name: asked }).getByRole('radio').first().focus()
        for (let n = 0; n < 3; n++) await eve.keyboard.press('ArrowRight')
      }
      await eve.getByRole('button', { name: 'Answer' }).press('Enter')
      await eve.getByText('Thank you for your three answers.').waitFor()
      t.equal((await meeting.room()).pulses, 1, 'answers')

      // A line that is not for the wall.
      await ben.getByText('A line for the plan, not for the wall').click()
      await ben.getByRole('textbox', { name: 'Your line' }).fill('Talk to the sports clubs')
      await ben.getByRole('button', { name: 'Send to the plan' }).click()
      await line(ben, 'Talk to the sports clubs').getByText('saved').waitFor()
      t.equal((await meeting.room()).notes.length, 6, 'nothing of it on the wall')
    },
  },
  {
    name: 'a note that comes too late comes back with its reason, and a phone forgets',
    async run(t) {
      const city = await t.demo()
      const lead = await t.page(city, { as: 'Amina Diallo' })
      await lead.goto('/')
      const meeting = await held(lead)
      const [ana, eve] = await Promise.all([seated(t, city, meeting, { language: 'fr', expected: [409] }),
        seated(t, city, meeting, { on: 'laptop' })])
      await meeting.step('swot')
      await write(ana, 'fr', 'Les enfants reviennent')
      await line(ana, 'Les enfants reviennent').getByText('enregistré').waitFor()

      // It is over; what came too late comes back with its reason, and its words are still there.
      await ana.context().setOffline(true)
      await write(ana, 'fr', 'Arrivée trop tard')
      await line(ana, 'Arrivée trop tard').getByText('en attente d’envoi').waitFor()
      await meeting.act('close')
      await eve.getByRole('heading', { level: 1, name: 'The meeting is over' }).waitFor()
      await ana.context().setOffline(false)
      await ana.getByRole('heading', { level: 1, name: 'La réunion est terminée' }).waitFor()
      await line(ana, 'Arrivée trop tard').getByText('Elle n’a pas été prise').waitFor()
      await t.accessible(ana)
      await t.accessible(eve)
      await t.shot(ana, 'phone-over')
      await t.shot(eve, 'phone-over-laptop')
      t.equal((await meeting.room()).notes.length, 1, 'notes of the meeting')

      // The three questions are asked still, and answered once.
      await eve.getByRole('heading', { name: 'Three questions about this meeting' }).waitFor()
      for (const asked of ['I could say what I think', 'I see what this is for', 'What comes next is mine too'])
        await eve.getByRole('group', { name: asked }).getByRole('radio').nth(3).check()
      await eve.getByRole('button', { name: 'Answer' }).click()
      await eve.getByText('Thank you for your three answers.').waitFor()
      t.equal((await meeting.room()).pulses, 1, 'answers')

      // Forgotten on this phone when it is told to.
      await eve.getByText('What is kept').click()
      await eve.getByRole('button', { name: 'Forget this meeting' }).click()
      await eve.getByRole('heading', { level: 1, name: 'Join the meeting' }).waitFor()
      const left = await eve.evaluate(() => new Promise((done, fail) => {
        const asked = indexedDB.open('meeting', 1)
        asked.onerror = () => fail(asked.error)
        asked.onsuccess = () => {
          const count = asked.result.transaction('letter').objectStore('letter').count()
          count.onsuccess = () => done(count.result)
        }
      }))
      t.equal(left, 0, 'letters on this phone')
      t.equal(await eve.evaluate(() => localStorage.getItem('arpent.meeting')), null, 'the meeting remembered')
    },
  },
  {
    name: 'an invitation, a decision and the minutes, without an account',
    async run(t) {
      const city = await t.demo()
      const lead = await t.page(city, { as: 'Amina Diallo' })
      await lead.goto('/')
      const { actions } = await call(lead, '/api/actions?limit=1')
      const { id } = await call(lead, '/api/meetings', { title: 'Groupe local no 4', kind: 'local_group', action: actions[0].id,
        starts_at: '2026-03-19T17:00:00Z', minutes: 90, place: 'Maison de quartier, salle 2' })

      // Asked to come: yes, a date in the calendar, and one case.
      const invitation = await call(lead, '/api/invitations', { meeting: id, name: 'Lou Petit', there_as: 'extra' })
      const sent = await call(lead, `/api/invitations/${invitation.id}/send`, {})
      const lou = await t.page(city, { on: 'phone', language: 'fr' })
      await lou.goto(new URL(sent.url).pathname)
      await lou.getByRole('heading', { level: 1, name: 'Groupe local no 4' }).waitFor()
      await lou.getByText('jeudi 19 mars').waitFor()
      await t.accessible(lou)
      await t.shot(lou, 'link-invitation')
      t.equal((await call(lead, `/api/invitations/${invitation.id}`)).answer, null, 'opening answers nothing')
      const [file] = await Promise.all([lou.waitForEvent('download'),
        lou.getByRole('button', { name: 'Ajouter à mon agenda' }).click()])
      t.equal(file.suggestedFilename(), 'Groupe-local-no-4.ics', 'the calendar file')
      await lou.getByRole('button', { name: 'Je viens', exact: true }).click()
      await lou.getByText('Merci : vous venez.').waitFor()
      await t.accessible(lou)
      await t.shot(lou, 'link-invitation-case')
      await lou.getByRole('button', { name: 'Le raconter' }).click()
      await lou.getByText('Écrivez quelques mots').first().waitFor()
      await lou.getByLabel('Que s’est-il passé ?').fill('Deux frères sont venus chaque mardi.')
      await lou.getByLabel('Qu’est-ce qui pourrait être mieux ?').fill('Fermer plus tard.')
      await lou.getByRole('button', { name: 'Le raconter' }).click()
      await lou.getByRole('heading', { name: 'Le cas que vous avez raconté' }).waitFor()
      await lou.reload()
      await lou.getByText('Deux frères sont venus chaque mardi.').waitFor()
      await t.accessible(lou)
      await t.shot(lou, 'link-invitation-told')
      const told = await call(lead, `/api/invitations/${invitation.id}`)
      t.equal([told.answer, told.could_improve], ['comes', 'Fermer plus tard.'], 'what the group has')

      // Whoever can say yes says "not now", with the reason.
      const { stakeholders } = await call(lead, '/api/stakeholders?limit=1')
      const decision = await call(lead, '/api/decisions', { meeting: id, text: 'Ouvrir la salle le mercredi',
        because: 'les enfants sont seuls ce jour-là', can_say_yes: stakeholders[0].id, review_on: '2026-06-15' })
      const asked = await call(lead, `/api/decisions/${decision.id}/ask`, {})
      const chair = await t.page(city, { on: 'phone' })
      await chair.goto(new URL(asked.url).pathname)
      await chair.getByRole('heading', { level: 1, name: 'Can you say yes?' }).waitFor()
      await t.accessible(chair)
      await t.shot(chair, 'link-decision')
      await chair.getByRole('button', { name: 'Not now, because…' }).click()
      await chair.getByRole('button', { name: 'Not now', exact: true }).click()
      await chair.getByText('Say in a few words why not now.').first().waitFor()
      await chair.getByRole('textbox', { name: /Not now, because/ }).fill('No key before June')
      await t.accessible(chair)
      await chair.getByRole('button', { name: 'Not now', exact: true }).click()
      await chair.getByRole('heading', { level: 1, name: 'Your answer' }).waitFor()
      await chair.getByText('No key before June').waitFor()
      await t.accessible(chair)
      await t.shot(chair, 'link-decision-answered')
      const said = await call(lead, `/api/decisions/${decision.id}`)
      t.equal([said.state, said.answer], ['declined', 'No key before June'], 'the decision')

      // The minutes: nobody's before they are published, everybody's then.
      const passer_by = await t.page(city, { on: 'phone', language: 'fr', expected: [401, 403, 404] })
      await call(lead, `/api/meetings/${id}/open`, {})
      await call(lead, `/api/meetings/${id}/close`, {})
      await call(lead, `/api/meetings/${id}/write_minutes`,
        { text: '## Ce qui marche\n\n- Les enfants reviennent\n- Un **vrai** lieu\n\nOn en reparle en juin.' })
      await passer_by.goto(`/minutes/${id}`)
      await passer_by.getByRole('heading', { level: 1, name: 'Le compte rendu n’est pas encore publié' }).waitFor()
      await t.accessible(passer_by)
      await call(lead, `/api/meetings/${id}/publish_minutes`, { published: true })
      await passer_by.reload()
      await passer_by.getByRole('heading', { level: 2, name: 'Ce qui marche' }).waitFor()
      await passer_by.getByText('Ouvrir la salle le mercredi').waitFor()
      t.ok(!(await passer_by.locator('main').innerText()).includes('Diallo'), 'no names of people')
      await t.accessible(passer_by)
      await t.shot(passer_by, 'minutes-phone')
      await lead.goto(`/minutes/${id}`)
      await lead.getByRole('heading', { level: 2, name: 'Ce qui marche' }).waitFor()
      await t.accessible(lead)
      await t.shot(lead, 'minutes-laptop')
    },
  },
]
