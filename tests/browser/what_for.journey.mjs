// "What for?": everybody writes before seeing others, votes without a name, and one answer is left that all can live with.
const inquiry_of = page => new URL(page.url()).pathname.split('/').pop()

async function asked(t, city, as = 'Mathilde Rousseau') {
  const leader = await t.page(city, { as })
  await leader.goto('/what-for')
  await leader.getByRole('button', { name: 'Ask what for' }).click()
  await leader.getByLabel('The question').fill('Les cafés des parents, pour quoi faire ?')
  await leader.getByRole('combobox', { name: /^About/ }).fill('Cafés')
  await leader.getByRole('option', { name: /Cafés des parents/ }).first().click()
  await t.accessible(leader)
  await leader.getByRole('button', { name: 'Ask', exact: true }).click()
  await leader.getByRole('heading', { level: 1, name: 'Les cafés des parents, pour quoi faire ?' }).waitFor()
  await leader.getByRole('button', { name: 'Open the door' }).click()
  await leader.getByRole('img', { name: 'Code to scan with a phone' }).waitFor()
  return leader
}

async function joined(t, city, code, options = {}) {
  const phone = await t.page(city, { on: 'phone', ...options })
  const french = options.language === 'fr'
  await phone.goto('/w')
  await phone.getByLabel(french ? 'Code au mur' : 'Code on the wall').fill(code)
  await phone.getByRole('button', { name: french ? 'Prendre part' : 'Join' }).click()
  await phone.getByRole('heading', { level: 1, name: 'Les cafés des parents, pour quoi faire ?' }).waitFor()
  return phone
}

const state_of = (page, id) =>
  page.evaluate(async one => (await (await fetch(`/api/inquiry_page?inquiry=${one}`)).json()), id)

export default [
  {
    name: 'the question, three phones, and an answer',
    async run(t) {
      const city = await t.demo()
      const leader = await asked(t, city)
      const id = inquiry_of(leader)
      const code = (await leader.locator('.inquiry-code').innerText()).replace(/\s/g, '')
      await t.accessible(leader)
      await t.shot(leader, 'what-for-writing')

      // Three phones write; none sees what the others wrote.
      const phones = [await joined(t, city, code.toLowerCase()), await joined(t, city, code, { language: 'fr' }),
        await joined(t, city, code)]
      const [ana, ben, eva] = phones
      await t.accessible(ana)
      await ana.getByLabel('I am here as').selectOption('parents')
      await ana.getByRole('button', { name: 'Say so' }).click()
      await ana.getByLabel('I am here as').waitFor({ state: 'detached' })
      const say = async (phone, words, button) => {
        await phone.getByRole('textbox', { name: /What for|Pour quoi/ }).fill(words)
        await phone.getByRole('button', { name: button, exact: true }).click()
        await phone.getByText(words).waitFor()
      }
      await say(ana, 'Pour ne pas rester seule devant la grille', 'Send')
      await say(ben, 'Pour que l’école nous connaisse', 'Envoyer')
      await t.accessible(ben)
      await t.shot(ben, 'what-for-phone-writing-fr')
      t.ok(!(await ana.content()).includes('Pour que l’école nous connaisse'), 'others are not seen before the vote')

      // The third has no network: its thought waits, and arrives once.
      await eva.context().setOffline(true)
      await eva.getByRole('textbox', { name: /What for/ }).fill('Pour boire un café')
      await eva.getByRole('button', { name: 'Send', exact: true }).click()
      await eva.getByText('1 thing waits').waitFor()
      await t.shot(eva, 'what-for-phone-offline')
      await eva.context().setOffline(false)
      await eva.getByText('1 thing waits').waitFor({ state: 'detached' })
      // A sheet of paper is typed in.
      await leader.getByLabel('What for? One thought').fill('Pour que les grands-parents viennent aussi')
      await leader.getByRole('button', { name: 'Type it in' }).click()
      await leader.getByText('4 statements written').waitFor()

      // They vote, one statement at a time, one of them by keyboard alone.
      await leader.getByRole('button', { name: 'Reveal and vote' }).click()
      await leader.getByRole('heading', { name: 'Everybody votes' }).waitFor()
      await ana.getByRole('button', { name: 'I agree' }).waitFor({ timeout: 15000 })
      await t.accessible(ana)
      await t.shot(ana, 'what-for-phone-vote')
      await ana.locator('.vote-words').focus()
      for (let i = 0; i < 4; i++) {
        const before = await ana.locator('.vote-words').innerText()
        await ana.keyboard.press('Tab')
        await ana.keyboard.press('Enter')
        if (i < 3) await ana.waitForFunction(old => document.querySelector('.vote-words')?.textContent !== old, before)
        else await ana.getByText('Thank you, that is all').waitFor()
      }
      for (const [phone, name] of [[ben, 'Pas d’accord'], [eva, 'I agree']]) {
        const button = phone.getByRole('button', { name, exact: true })
        await button.waitFor({ timeout: 15000 })
        for (let i = 0; i < 4; i++) {
          const before = await phone.locator('.vote-words').innerText()
          await button.click()
          if (i < 3) await phone.waitForFunction(old => document.querySelector('.vote-words')?.textContent !== old, before)
        }
        await phone.getByText(name === 'I agree' ? 'Thank you, that is all' : 'Merci, c’est tout').waitFor()
      }
      await leader.getByText('3 people have voted').waitFor()
      t.equal((await state_of(leader, id)).votes, 12)

      // The answer: drafted on what was said, objected to, put to all.
      await leader.getByRole('button', { name: 'Close the vote and draft' }).click()
      await leader.getByRole('textbox', { name: 'Sentence' })
        .fill('Pour ne plus être seul devant la grille, et que l’école nous connaisse.')
      await leader.getByText('Rests on 0 statements').click()
      await leader.getByRole('checkbox', { name: 'Pour ne pas rester seule devant la grille' }).check()
      await leader.getByRole('checkbox', { name: 'Pour que l’école nous connaisse' }).check()
      await leader.getByRole('button', { name: 'Keep the draft' }).click()
      await leader.getByRole('button', { name: 'Ask what is wrong with it' }).waitFor()
      await t.accessible(leader)
      await t.shot(leader, 'what-for-draft')
      await leader.getByRole('button', { name: 'Ask what is wrong with it' }).click()
      await ben.getByRole('button', { name: /Quelque chose ne va pas ici/ }).click({ timeout: 15000 })
      await ben.getByLabel('Qu’est-ce qui ne va pas ?').fill('Et les grands-parents ?')
      await t.accessible(ben)
      await ben.getByRole('button', { name: 'Envoyer', exact: true }).click()
      await ben.getByText('Envoyé. Merci.').waitFor()
      await leader.getByText('Et les grands-parents ?').waitFor()
      await t.shot(leader, 'what-for-critique')
      await leader.getByRole('button', { name: 'Ask who can live with it' }).click()
      for (const [phone, stance, button] of [[ana, 'I agree', 'Give my stance'], [eva, 'I can live with it', 'Give my stance'],
        [ben, 'Je suis d’accord', 'Me prononcer']]) {
        await phone.getByRole('radio', { name: stance }).check({ timeout: 15000 })
        await phone.getByRole('button', { name: button }).click()
        await phone.getByText(/Kept\. You can change|Noté\. Vous pouvez/).waitFor()
      }
      await t.accessible(ana)
      await t.shot(ana, 'what-for-phone-stance')
      await leader.getByText('It can be adopted').waitFor()
      await t.accessible(leader)
      await leader.getByRole('button', { name: 'Adopt the answer' }).click()
      await leader.getByText('agreed v1').waitFor()
      await leader.getByText('2 yes, 1 can live with it').first().waitFor()
      await t.shot(leader, 'what-for-adopted')
      await eva.getByRole('heading', { name: 'The answer' }).waitFor({ timeout: 15000 })

      // It stands on the page of the action, also in another browser; touching a sentence shows what it rests on.
      const { about } = (await state_of(leader, id)).inquiry
      const amina = await t.page(city, { as: 'Amina Diallo' })
      await amina.goto(`/actions/${about}`)
      await amina.getByText('agreed v1').waitFor()
      await amina.getByText('2 yes, 1 can live with it').waitFor()
      await amina.getByRole('button', { name: /Pour ne plus être seul/ }).click()
      await amina.getByText('Pour ne pas rester seule devant la grille').waitFor()
      await t.accessible(amina)
      // The door is shut.
      const late = await t.page(city, { on: 'phone', expected: [404] })
      await late.goto('/w')
      await late.getByLabel('Code on the wall').fill(code)
      await late.getByRole('button', { name: 'Join' }).click()
      await late.getByText('This code opens nothing').waitFor()
      await t.accessible(late)
    },
  },
  {
    name: 'forty phones of two minds make a map',
    async run(t) {
      const city = await t.demo()
      const leader = await asked(t, city, 'Amina Diallo')
      const id = inquiry_of(leader)
      const code = (await leader.locator('.inquiry-code').innerText()).replace(/\s/g, '')
      const post = async (path, body, cookie = '') => {
        const answer = await fetch(`${city.url}/api/inquiries/${path}`, { method: 'POST', body: JSON.stringify(body),
          headers: { 'Content-Type': 'application/json', Cookie: cookie } })
        return { body: await answer.json(), cookie: answer.headers.get('Set-Cookie')?.split(';')[0] ?? cookie }
      }
      const phones = []
      for (let i = 0; i < 40; i++)
        phones.push((await post('join', { code, there_as: i % 2 ? 'parents' : 'officers' })).cookie)
      const said = Array.from({ length: 10 }, () => crypto.randomUUID())
      for (const [i, statement] of said.entries())
        await post(`${id}/say`, { statement, text: `Pour la raison numéro ${i + 1}` }, phones[i])
      await leader.getByText('10 statements written').waitFor()
      await leader.getByRole('button', { name: 'Reveal and vote' }).click()
      await leader.getByRole('heading', { name: 'Everybody votes' }).waitFor()
      for (const [i, phone] of phones.entries())
        for (const [j, statement] of said.entries()) {
          const agrees = j === 0 || ((i % 2 === 0) === (j % 2 === 0)) !== ((i * 7 + j * 3) % 11 === 0)
          await post(`${id}/vote`, { statement, value: agrees ? 'agree' : 'disagree' }, phone)
        }
      await leader.getByText('40 people have voted').waitFor()
      await leader.getByRole('button', { name: 'Close the vote and draft' }).click()
      await leader.getByRole('img', { name: 'Map of opinions of 40 people' }).waitFor()
      await leader.getByText('2 groups of people who vote alike').waitFor()
      await leader.getByText('broadly shared').first().waitFor()
      await leader.getByText('Where the statements stand').first().click()
      await t.accessible(leader)
      await t.shot(leader, 'what-for-map')
      const phone = await t.page(city, { as: 'Mathilde Rousseau', on: 'phone', language: 'fr' })
      await phone.goto(`/what-for/${id}`)
      await phone.getByRole('img', { name: 'Carte des opinions de 40 personnes' }).waitFor()
      await t.accessible(phone)
      await t.shot(phone, 'what-for-map-phone-fr')
    },
  },
  {
    name: 'the answered question of the example, and one voter on two phones',
    async run(t) {
      const city = await t.demo()
      const amina = await t.page(city, { as: 'Amina Diallo' })
      await amina.goto('/what-for')
      await amina.getByText('9 yes, 2 can live with it, 1 objection').waitFor()
      await t.settled(amina)
      await t.accessible(amina)
      await t.shot(amina, 'what-for-list')
      await amina.getByRole('link', { name: 'L’aide aux devoirs, pour quoi faire ?' }).click()
      await amina.getByRole('heading', { name: 'What was said, and what is shared' }).waitFor()
      await amina.getByText('a list is honest').waitFor()
      await amina.getByText('All versions').click()
      await amina.getByText('Les notes, c’est l’affaire de l’école').waitFor()
      await t.accessible(amina)
      await t.shot(amina, 'what-for-answered')
      const small = await t.page(city, { as: 'Amina Diallo', on: 'phone', language: 'fr' })
      await small.goto(new URL(amina.url()).pathname)
      await t.settled(small)
      await t.accessible(small)
      await t.shot(small, 'what-for-answered-phone-fr')

      // A personal link on two phones is one voter.
      const leader = await asked(t, city, 'Amina Diallo')
      const id = inquiry_of(leader)
      await leader.getByRole('button', { name: 'Link for one person' }).click()
      const link = new URL(await leader.locator('input[readonly]').inputValue()).pathname
      await leader.getByLabel('What for? One thought').fill('Pour se connaître')
      await leader.getByRole('button', { name: 'Type it in' }).click()
      await leader.getByText('1 statement written').waitFor()
      await leader.getByRole('button', { name: 'Reveal and vote' }).click()
      await leader.getByRole('heading', { name: 'Everybody votes' }).waitFor()
      for (const vote of ['I agree', 'I disagree']) {
        const phone = await t.page(city, { on: 'phone' })
        await phone.goto(link)
        if (vote === 'I agree') {
          await phone.getByRole('button', { name: vote }).click()
          await t.accessible(phone)
        }
        await phone.getByText('Thank you, that is all').waitFor()
      }
      t.equal((await state_of(leader, id)).votes, 1)
    },
  },
]
