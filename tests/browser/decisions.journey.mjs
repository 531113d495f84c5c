// A decision that somebody else can say yes to: noted by whoever leads as it was said, or answered by themselves, signed in.
import { call, until } from './evening.mjs'

export default [
  {
    name: 'an answer given by word is noted as such, and the one named answers for themselves',
    async run(t) {
      const city = await t.demo()
      const lead = await t.page(city, { as: 'Amina Diallo' })
      await lead.goto('/')
      const { actions } = await call(lead, '/api/actions?limit=1')
      const { people } = await call(lead, '/api/people?limit=200')
      const helene = people.find(one => one.name === 'Hélène Vasseur')
      const { id } = await call(lead, '/api/meetings', { title: 'Groupe local no 4', kind: 'local_group', action: actions[0].id,
        starts_at: '2026-03-12T17:00:00Z', minutes: 90 })
      const decide = text => call(lead, '/api/decisions', { meeting: id, text, can_say_yes: helene.id })
      const [noted, answered] = [await decide('Ouvrir la salle le mercredi'), await decide('Une deuxième salle, calme')]
      await call(lead, `/api/meetings/${id}/open`, {})
      await call(lead, `/api/meetings/${id}/close`, {})

      await lead.goto(`/meetings/${id}`)
      const line = (page, text) => page.locator('.meeting-decision').filter({ hasText: text })
      await line(lead, 'Ouvrir la salle').getByRole('button', { name: 'Note their answer' }).click()
      await lead.getByRole('radio', { name: 'yes', exact: true }).check()
      await lead.getByRole('radio', { name: 'by word' }).check()
      await t.accessible(lead)
      await t.shot(lead, 'decision-noted')
      await lead.getByRole('dialog').getByRole('button', { name: 'Keep' }).click()
      await line(lead, 'Ouvrir la salle').getByText('Answered by word, noted by Amina Diallo').waitFor()
      await line(lead, 'Ouvrir la salle').getByText(/^Hélène Vasseur said yes on /).waitFor()
      t.equal(await line(lead, 'Ouvrir la salle').getByText('can say yes').count(), 0, 'who could say yes has said so')
      const kept = await call(lead, `/api/decisions/${noted.id}`)
      t.equal([kept.state, kept.answered_how], ['confirmed', 'by_word'], 'what was noted')

      const sponsor = await t.page(city, { as: 'Hélène Vasseur', on: 'phone', language: 'fr' })
      await sponsor.goto(`/meetings/${id}`)
      await line(sponsor, 'Une deuxième salle').getByRole('button', { name: 'Oui', exact: true }).waitFor()
      await t.accessible(sponsor)
      await t.shot(sponsor, 'decision-asked-phone')
      await line(sponsor, 'Une deuxième salle').getByRole('button', { name: 'Oui', exact: true }).click()
      await until('the yes', async () => (await call(lead, `/api/decisions/${answered.id}`)).answered_how === 'themselves')
    },
  },
]
