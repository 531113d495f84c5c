// Today: a meeting that runs is one click away, a decision asks for a yes and gets it, what comes back is looked at.
import { call, held, until } from './evening.mjs'

const line = (page, kind, title) => page.locator('.waiting-line').filter({ has: page.getByText(kind, { exact: true }) })
  .filter({ hasText: title })
async function today(page) {
  await page.goto('/')
  await page.locator('.today-list').waitFor()
  const all = page.getByRole('button', { name: /^(Show all|Voir les) \d+$/ })
  if (await all.count()) await all.click()
}

export default [
  {
    name: 'today: into the meeting that runs, and a yes that is asked for',
    async run(t) {
      const city = await t.demo()
      const lead = await t.page(city, { as: 'Yann Le Goff' })
      await lead.goto('/')
      const { id } = await held(lead, { title: 'Groupe local, ce soir' })
      await today(lead)
      await t.accessible(lead)
      await t.shot(lead, 'today-live')

      // A long list has what is alike in one line; all of it unfolds there, or is done in the twenty minutes.
      await lead.goto('/')
      await lead.locator('.today-list').waitFor()
      t.ok((await lead.locator('.today-list > li').count()) <= 7, 'about seven lines')
      const links = lead.locator('.waiting-group', { hasText: 'links to look at' })
      await links.getByRole('button', { name: /^Show all/ }).click()
      t.ok((await links.locator('.waiting-alike .waiting-line').count()) > 7, 'all links stand there')
      await t.accessible(lead)
      await t.shot(lead, 'today-grouped')
      await links.getByRole('link', { name: /^Begin the twenty minutes/ }).click()
      await lead.waitForURL('**/queue')
      await today(lead)
      await line(lead, 'Meeting now', 'Groupe local, ce soir').getByRole('link', { name: /^Go in/ }).click()
      await lead.waitForURL(`**/meetings/${id}`)

      // Whoever can say yes has not come, and is asked.
      const { people } = await call(lead, '/api/people?limit=200')
      const can = people.find(one => one.name === 'Hélène Vasseur')
      const decide = async text => {
        const made = await call(lead, '/api/decisions', { meeting: id, text, can_say_yes: can.id,
          because: 'Il y fait trop de bruit.' })
        await call(lead, `/api/decisions/${made.id}/ask`, {})
        return made.id
      }
      const [calm, later] = [await decide('Une deuxième salle, calme'), await decide('Ouvrir le samedi')]
      const sponsor = await t.page(city, { as: 'Hélène Vasseur', on: 'phone', language: 'fr' })
      await today(sponsor)
      await t.accessible(sponsor)
      await t.shot(sponsor, 'today-decide-phone')
      await line(sponsor, 'Votre accord', 'Une deuxième salle').getByRole('button', { name: 'Oui' }).click()
      await until('the yes', async () => (await call(lead, `/api/decisions/${calm}`)).state === 'confirmed')
      const other = line(sponsor, 'Votre accord', 'Ouvrir le samedi')
      await other.getByRole('button', { name: 'Pas maintenant' }).click()
      await other.getByLabel('Pas maintenant, parce que…').fill('Personne pour ouvrir.')
      await other.getByRole('button', { name: 'Pas maintenant' }).click()
      await until('the no', async () => (await call(lead, `/api/decisions/${later}`)).state === 'declined')
      t.equal((await call(lead, `/api/decisions/${later}`)).answered_by, 'Hélène Vasseur')
    },
  },
]
