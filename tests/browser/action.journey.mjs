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
  {
    name: 'what was typed and not sent comes back, on this device and for this person',
    async run(t) {
      const city = await t.demo()
      const page = await t.page(city, { as: 'Yann Le Goff' })
      await page.goto('/actions')
      const { actions: [{ id, title }] } = await call(page, '/api/action_list')
      const back = page.getByText(/^What you wrote is back/)
      const comment = async () => {
        await page.goto(`/actions/${id}`)
        await page.getByText('Say something', { exact: true }).click()
        return page.getByRole('textbox', { name: 'Your comment' })
      }
      await (await comment()).fill('Two schools lost their room.')
      const again = await comment()
      await back.waitFor()
      t.equal(await again.inputValue(), 'Two schools lost their room.')
      await t.accessible(page)
      await t.shot(page, 'action-typed-before')
      await page.getByRole('button', { name: 'Throw it away' }).click()
      t.equal(await again.inputValue(), '')
      await (await comment()).fill('They meet on Thursday.')
      await page.getByRole('button', { name: 'Send' }).click()
      await page.getByText('They meet on Thursday.').waitFor()
      await comment()
      t.equal(await back.count(), 0, 'what was sent is no draft')

      // Back closes a dialog and asks first; the page stays.
      await page.goto('/actions')
      await page.getByRole('link', { name: title, exact: true }).first().click()
      await page.waitForURL(`**/actions/${id}`)
      await page.getByRole('button', { name: 'Change it', exact: true }).first().click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox', { name: /^This action is\b(?! not)/ }).fill('Help after school.')
      await page.goBack()
      await dialog.getByText('What you wrote is not kept yet.').waitFor()
      await page.waitForURL(`**/actions/${id}`)
      await page.goBack()
      await dialog.waitFor({ state: 'hidden' })
      await page.waitForURL(`**/actions/${id}`)
      await page.getByRole('heading', { name: title, level: 1 }).waitFor()

      // Whoever signs in next finds nothing of it.
      await (await comment()).fill('Not for everybody.')
      await page.getByRole('button', { name: /your menu/ }).click()
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.waitForURL('**/enter**')
      t.equal(await page.evaluate(() => Object.keys(localStorage).filter(name => name.startsWith('typed.'))), [])
    },
  },
]
