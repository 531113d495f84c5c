// An action's page holds what people said of it in meetings, and its time line tells of them.
import { call } from './evening.mjs'

export default [
  {
    name: 'an action: what meetings said and decided',
    async run(t) {
      const city = await t.look_at_demo()
      const page = await t.page(city, { as: 'Yann Le Goff' })
      await page.goto('/actions')
      const { meetings } = await call(page, '/api/meetings?state=closed&limit=200')
      const { examples } = await call(page, '/api/examples?limit=200')
      const told = examples.find(one => one.what_happened &&
        meetings.some(meeting => meeting.id === one.meeting && meeting.action))
      const meeting = meetings.find(one => one.id === told.meeting)
      await page.goto(`/actions/${meeting.action}`)
      const section = page.getByRole('region', { name: 'Said and decided in meetings' })
      await section.getByText(told.what_happened).waitFor()
      const all = section.getByRole('button', { name: 'All that was said and decided' })
      if (await all.count()) await all.click()
      await section.getByRole('heading', { name: 'what is hard' }).waitFor()
      await section.getByRole('heading', { name: 'Decisions' }).waitFor()
      await t.accessible(page)
      await t.shot(page, 'action-meetings')
      const older = page.getByRole('button', { name: /^Show all/ })
      if (await older.count()) await older.first().click()
      await page.getByRole('link', { name: `Meeting: ${meeting.title}` }).click()
      await page.waitForURL(`**/meetings/${meeting.id}`)

      const phone = await t.page(city, { as: 'Yann Le Goff', on: 'phone', language: 'fr' })
      await phone.goto(`/actions/${meeting.action}`)
      await phone.getByRole('region', { name: 'Dit et décidé en réunion' }).getByText(told.what_happened).waitFor()
      await t.accessible(phone)
      await t.shot(phone, 'action-meetings-phone-fr')
    },
  },
]
