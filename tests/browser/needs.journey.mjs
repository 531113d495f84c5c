// A challenge from a parent to an answer: said at the school gate, told by a relay, put together, answered, read there again.
const bellevue_of = async page => {
  const { districts } = await page.evaluate(async () => (await fetch('/api/need_wall')).json())
  return districts.find(one => one.name.startsWith('Bellevue')).id
}
const needs_of = (page, territory) =>
  page.evaluate(async id => (await (await fetch(`/api/need_list?territory=${id}`)).json()).needs, territory)

export default [
  {
    name: 'a challenge from a parent to an answer',
    async run(t) {
      const city = await t.demo()
      const parent = await t.page(city, { on: 'phone', language: 'fr' })
      await parent.goto('/needs')
      const bellevue = await bellevue_of(parent)
      await parent.getByRole('link', { name: /^Bellevue/ }).click()
      await parent.getByLabel('Dites-le en une phrase').fill('Personne ne garde les petits pendant les réunions')
      await parent.getByRole('button', { name: 'Le dire' }).click()
      await parent.getByText('Merci, c’est entendu.').waitFor()
      await t.accessible(parent)
      await t.shot(parent, 'need-said')
      await parent.getByRole('link', { name: 'suivre ce besoin' }).click()
      await parent.getByRole('heading', { name: 'C’est entendu.' }).waitFor()
      const mine = parent.url()

      // Whoever looks after the district prints the poster of its gate, and gives a relay the link to enter ten voices.
      const karim = await t.page(city, { as: 'Karim Benali' })
      await karim.goto(`/districts/${bellevue}`)
      await karim.getByRole('link', { name: 'Poster for the gate' }).click()
      await karim.getByRole('heading', { level: 1, name: 'What is missing near you?' }).waitFor()
      await karim.getByRole('img', { name: 'Code to scan with a phone' }).waitFor()
      await karim.getByText(`/needs/in/${bellevue}`).waitFor()
      await t.accessible(karim)
      await t.shot(karim, 'need-poster')
      await karim.goto(`/districts/${bellevue}`)
      await karim.getByRole('button', { name: 'Link for a relay' }).click()
      const link = await karim.getByLabel('The link').inputValue()
      await karim.keyboard.press('Escape')
      const amina = await t.page(city, { as: 'Amina Diallo' })
      await amina.goto(`/districts/${bellevue}`)
      const relay = await t.page(city, { on: 'phone' })
      await relay.goto(new URL(link).pathname)
      const known = relay.getByRole('group', { name: 'Rien le samedi soir pour les quinze ans' })
      for (let i = 0; i < 4; i++) await known.getByRole('button', { name: 'One voice more' }).click()
      await relay.getByRole('textbox', { name: /Need 1/ }).fill('On ne peut pas venir aux réunions avec des petits')
      const other = relay.getByRole('group', { name: /On ne peut pas venir/ })
      for (let i = 0; i < 5; i++) await other.getByRole('button', { name: 'One voice more' }).click()
      await t.accessible(relay)
      await t.shot(relay, 'need-relay')
      await relay.getByRole('button', { name: 'Send 10 voices' }).click()
      await relay.getByText('Thank you. 10 voices sent.').waitFor()
      const told = (await needs_of(amina, bellevue)).find(one => one.title.startsWith('On ne peut pas venir'))
      t.equal(told.people, 6)
      t.equal(told.channels.join(), 'relay')

      // The officer of the district puts both together and answers.
      await karim.goto(`/districts/${bellevue}`)
      await t.settled(karim)
      const needs = karim.locator('#needs')
      for (const words of ['Personne ne garde les petits', 'On ne peut pas venir']) {
        await needs.getByRole('checkbox', { name: new RegExp(words) }).check()
      }
      await t.accessible(karim)
      await needs.getByRole('button', { name: 'Put the 2 together' }).click()
      await karim.getByLabel('Under which name?').fill('Garde des petits pendant les réunions')
      await karim.getByLabel('How everybody may read it').fill('Pas de garde d’enfants pendant les réunions')
      await karim.getByRole('button', { name: 'Put together', exact: true }).click()
      const line = needs.locator('li.need-line', { hasText: 'Pas de garde d’enfants pendant les réunions' })
      await line.waitFor()
      t.ok((await line.innerText()).includes('7 voices'), 'the voices of both')
      await line.getByRole('button', { name: 'Answer' }).click()
      await karim.getByLabel('What changes').fill('Deux animateurs gardent les enfants à chaque réunion.')
      await karim.getByLabel('What cannot be done').fill('Avant trois ans.')
      await karim.getByLabel('Why not').fill('La loi demande un autre agrément.')
      await karim.getByRole('button', { name: 'Give the answer' }).click()
      await needs.getByText('2 answers given').click()
      await t.shot(karim, 'need-answered')
      await needs.locator('li.need-line', { hasText: 'Pas de garde' }).getByRole('link', { name: 'Put it up' }).click()
      await karim.getByRole('heading', { level: 1, name: 'Pas de garde d’enfants pendant les réunions' }).waitFor()
      await t.accessible(karim)

      // The parent reads it where they had asked, and says whether it helps; this phone counts once.
      await parent.goto(mine)
      await parent.getByText('Deux animateurs gardent').waitFor()
      await parent.getByText('La loi demande un autre agrément.').waitFor()
      await t.accessible(parent)
      await t.shot(parent, 'need-answer-phone')
      await parent.getByRole('button', { name: 'Cela aide' }).click()
      await parent.getByText('Merci. Votre réponse compte').waitFor()
      await parent.reload()
      await parent.getByText('Merci. Votre réponse compte').waitFor()

      // It can make its phone forget what was said on it: nothing of it is left, and the answer stays.
      await parent.goto(`/needs/in/${bellevue}`)
      await parent.getByRole('button', { name: 'L’oublier sur ce téléphone' }).click()
      await parent.getByText('Ce téléphone l’a oublié.').waitFor()
      const left = await parent.evaluate(() => Object.keys(localStorage).filter(one => one.startsWith('arpent.')))
      t.equal(left.filter(one => /voice|needs/.test(one)).length, 0, 'what the phone still remembers')
      await parent.reload()
      await t.settled(parent)
      t.equal(await parent.getByText('Ce que vous avez dit').count(), 0, 'requests that it still lists')
      await t.accessible(parent)
      const answered = (await needs_of(amina, bellevue)).find(one => one.public_title?.startsWith('Pas de garde'))
      t.equal(answered.helps, 1, 'the team sees even one')
      const as_member = (await needs_of(karim, bellevue)).find(one => one.public_title?.startsWith('Pas de garde'))
      t.equal(as_member.helps, null, 'a member sees no opinion of fewer than five')
    },
  },
]
