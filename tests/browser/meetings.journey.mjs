// A meeting from the plan to its minutes: the facilitator at the table, the wall, and a phone.
const id_of = page => new URL(page.url()).pathname.split('/')[2]
// What the meeting is not at stands folded in one line.
async function open(leader, title) {
  const part = leader.locator('.meeting-part').filter({ has: leader.getByRole('heading', { name: title, exact: true }) })
  if ((await part.getAttribute('open')) === null) await part.locator('summary').first().click()
  return part
}

export default [
  {
    name: 'a meeting is planned, held with a wall and a phone, and written down',
    async run(t) {
      const city = await t.demo()
      const leader = await t.page(city, { as: 'Amina Diallo' })
      await leader.goto('/meetings')
      await leader.getByRole('heading', { level: 1, name: 'Meetings' }).waitFor()
      await t.accessible(leader)
      await t.shot(leader, 'meetings')
      await leader.getByRole('button', { name: 'One meeting' }).click()
      await leader.getByRole('combobox', { name: /^On which action/ }).fill('Cafés')
      await leader.getByRole('option', { name: /Cafés des parents/ }).first().click()
      await leader.getByLabel('Where').fill('Maison de quartier')
      await leader.getByRole('button', { name: 'Keep' }).click()
      await leader.getByRole('heading', { level: 1, name: 'Cafés des parents' }).waitFor()
      await t.accessible(leader)
      await t.shot(leader, 'meeting-before')
      const id = id_of(leader)

      await leader.getByRole('button', { name: 'Begin' }).click()
      await leader.getByRole('button', { name: 'Let phones in' }).click()
      const code = (await leader.locator('.meeting-code').innerText()).replace(/\s/g, '')
      const wall = await t.page(city, { as: 'Amina Diallo' })
      await wall.goto(`/meetings/${id}/wall`)
      await wall.getByText(code.slice(0, 3)).waitFor()
      const phone = await t.page(city, { on: 'phone' })
      await phone.goto('/m')
      await phone.getByLabel('Code on the wall').fill(code.toLowerCase())
      await phone.getByRole('button', { name: 'Join' }).click()
      await phone.waitForURL(/\/m\/room\//)
      await leader.getByText('1 phone').waitFor()

      await leader.getByRole('button', { name: 'What do you see?' }).click()
      await leader.getByLabel('A note for: What is hard').fill('Nobody stays when it rains')
      await leader.getByRole('region', { name: 'What is hard' }).getByRole('button', { name: 'Add' }).click()
      await leader.getByText('Nobody stays when it rains').waitFor()
      await wall.getByRole('heading', { name: /What is hard\s*1/ }).waitFor()
      t.ok(!(await wall.content()).includes('Nobody stays when it rains'), 'only counts before the notes are shown')
      await leader.getByRole('button', { name: 'Show the notes' }).click()
      await wall.getByText('Nobody stays when it rains').waitFor()
      await t.accessible(wall)
      await t.shot(wall, 'meeting-wall')
      await t.accessible(leader)
      await t.shot(leader, 'meeting-during')

      await open(leader, 'What we decided')
      await leader.getByRole('button', { name: 'Write a decision' }).click()
      await leader.getByLabel('What is decided').fill('A roof over the gate on Thursdays')
      await leader.getByRole('button', { name: 'Keep' }).last().click()
      await leader.getByText('A roof over the gate on Thursdays').waitFor()
      await leader.getByRole('button', { name: 'It is decided' }).click()
      await leader.getByRole('button', { name: 'It is decided' }).waitFor({ state: 'detached' })
      await leader.getByRole('button', { name: 'Close the meeting' }).first().click()
      const minutes = leader.getByRole('textbox', { name: 'Minutes' })
      await leader.waitForFunction(() => document.querySelector('.minutes-text')?.value)
      t.ok((await minutes.inputValue()).includes('A roof over the gate on Thursdays'), 'the draft holds the decision')
      await leader.getByRole('button', { name: 'Keep the minutes' }).click()
      await leader.getByRole('button', { name: 'Publish', exact: true }).click()
      await leader.getByText('Everybody with the address can read them.').waitFor()
      await t.accessible(leader)
      await t.shot(leader, 'meeting-after')
      const stranger = await t.page(city, { on: 'phone' })
      await stranger.goto(`/minutes/${id}`)
      await stranger.getByText('A roof over the gate on Thursdays').first().waitFor()
    },
  },
  {
    name: 'a meeting is prepared, its sheets are printed, and what came back on paper is typed in',
    async run(t) {
      const city = await t.demo()
      const leader = await t.page(city, { as: 'Amina Diallo' })
      await leader.goto('/meetings')
      await leader.getByRole('link', { name: 'Lire dès la crèche' }).click()
      await leader.getByRole('heading', { name: 'Agenda' }).waitFor()
      const id = id_of(leader)

      await leader.getByRole('button', { name: 'Change the agenda' }).click()
      await leader.getByRole('button', { name: 'One more' }).click()
      await leader.getByRole('group', { name: 'Let us talk' }).getByLabel('Title').fill('A word from the crèche')
      await leader.getByRole('button', { name: 'Earlier: A word from the crèche' }).click()
      await leader.getByRole('button', { name: 'Leave out: Welcome' }).click()
      await t.accessible(leader)
      await t.shot(leader, 'meeting-agenda')
      await leader.getByRole('button', { name: 'Keep' }).click()
      await leader.getByRole('dialog').waitFor({ state: 'detached' })
      await leader.reload()
      const lines = leader.locator('.meeting-agenda > li')
      await lines.first().waitFor()
      const said = await lines.allInnerTexts()
      t.ok(said.at(-2)?.startsWith('A word from the crèche'), `the new point stands before the last one: ${said.join(' / ')}`)
      t.ok(!said.some(line => line.startsWith('Welcome')), 'what was left out is gone')
      for (const [link, file] of [['Page to prepare', 'pack'], ['Sheets of paper', 'paper'], ['Poster for the door', 'poster']]) {
        await leader.getByRole('link', { name: link }).click()
        await leader.getByRole('button', { name: 'Print' }).waitFor()
        await leader.getByRole('heading', { level: 1, name: 'Lire dès la crèche' }).waitFor()
        await t.accessible(leader)
        await t.shot(leader, `meeting-${file}`)
        await leader.getByRole('link', { name: 'Back to the meeting' }).click()
      }

      await leader.getByRole('button', { name: 'Begin' }).click()
      await open(leader, 'The four walls')
      await leader.getByText('Type in sheets of paper').click()
      const typing = leader.locator('.meeting-typing')
      await typing.getByLabel('What works').fill('The readers come back\n- Fathers too\n')
      await typing.getByLabel('What is hard').fill('Too few books')
      await leader.getByRole('button', { name: 'Add them all' }).click()
      await leader.getByText('3 notes kept.').waitFor()
      const works = leader.getByRole('region', { name: 'What works' })
      await works.getByText('Fathers too', { exact: true }).waitFor()

      await works.locator('summary').first().focus()
      await leader.keyboard.press('g')
      await leader.getByRole('textbox', { name: /^Or a new one/ }).fill('People')
      await leader.keyboard.press('Enter')
      await works.getByRole('heading', { name: 'People' }).waitFor()
      await works.locator('.wall-note').filter({ hasText: 'Fathers too' }).dragTo(works.locator('.wall-group'))
      await works.locator('.wall-group').getByText('Fathers too').waitFor()
      await t.accessible(leader)
      await t.shot(leader, 'meeting-walls')

      await open(leader, 'Who is here')
      await leader.getByRole('button', { name: 'Let phones in' }).click()
      await leader.locator('.meeting-code').waitFor()
      await leader.getByRole('link', { name: 'Poster for the door' }).click()
      await leader.locator('.meeting-poster .meeting-code').waitFor()
      await t.accessible(leader)
      await t.shot(leader, 'meeting-poster-open')
      await leader.goto(`/meetings/${id}`)
      await leader.getByRole('button', { name: 'Close the meeting' }).first().click()
      await leader.getByText('Type in sheets of paper').click()
      await leader.locator('.meeting-typing').getByLabel('What could help').fill('A cupboard at the health centre')
      await leader.getByRole('button', { name: 'Add them all' }).click()
      await leader.getByText('1 note kept.').waitFor()
      await leader.getByRole('button', { name: 'Draft them anew from what happened' }).click()
      await leader.waitForFunction(() => document.querySelector('.minutes-text')?.value.includes('cupboard'))
      const text = await leader.getByRole('textbox', { name: 'Minutes' }).inputValue()
      t.ok(text.includes('- People') && text.includes('A cupboard at the health centre'), 'the draft holds groups and late paper')
    },
  },
  {
    name: 'a meeting that does not take place says why',
    async run(t) {
      const city = await t.demo()
      const leader = await t.page(city, { as: 'Amina Diallo' })
      await leader.goto('/meetings')
      await leader.getByRole('link', { name: 'Sport après l’école' }).click()
      await leader.getByRole('button', { name: 'Call it off' }).click()
      await leader.getByLabel('Because').fill('The gymnasium is closed')
      await t.accessible(leader)
      await leader.getByRole('dialog').getByRole('button', { name: 'Call it off' }).click()
      await leader.getByText('Does not take place: The gymnasium is closed').waitFor()
      const second = await t.page(city, { as: 'Amina Diallo' })
      await second.goto(`/meetings/${id_of(leader)}`)
      await second.getByText('Does not take place: The gymnasium is closed').waitFor()
    },
  },
]
