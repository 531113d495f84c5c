// What goes out to other programs: files as the page offers them, and an address for a calendar, given out and closed again.
import { readFile } from 'node:fs/promises'

async function downloaded(page, section, link) {
  const started = page.waitForEvent('download')
  await page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: section }) })
    .getByRole('link', { name: link }).click()
  const download = await started
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

export default [
  {
    name: 'a map, activities and a calendar go out; an address is given out and closed',
    async run(t) {
      const city = await t.demo()
      const page = await t.page(city, { as: 'Amina Diallo' })
      await page.goto('/export')
      await t.settled(page)
      const map = await downloaded(page, 'Map (GeoJSON)', /for ourselves/)
      t.equal([map.name, JSON.parse(map.text).type], ['arpent.geojson', 'FeatureCollection'])
      const activities = await downloaded(page, 'Activities (IATI 2.03)', /for everyone/)
      t.ok(activities.text.includes('ZZ-NOT-REGISTERED'), 'the placeholder of which the page warns')
      await page.getByText('The city has no identifier of its organisation yet').waitFor()
      const calendar = await downloaded(page, 'Calendar (iCalendar)', /for ourselves/)
      t.ok(calendar.text.startsWith('BEGIN:VCALENDAR\r\n'), calendar.text.slice(0, 40))

      await page.getByText('An address that calendars ask by themselves').click()
      await t.accessible(page)
      await page.getByLabel('For anybody who has it').check()
      await page.getByLabel('Given to').fill('The secretariat')
      await page.getByRole('button', { name: 'Make an address' }).click()
      await page.getByRole('button', { name: 'Copy the address' }).click()
      await page.getByRole('button', { name: 'Copied' }).waitFor()
      const address = await page.evaluate(() => navigator.clipboard.readText())
      t.ok(new RegExp(`^${city.url}/api/calendar/[\\w-]{20,}\\.ics$`).test(address), address)
      await t.accessible(page)
      await t.shot(page, 'export-laptop')
      const feed = await fetch(address)
      const text = await feed.text()
      t.equal(feed.status, 200, 'status of the address, without a session')
      t.ok(text.includes('BEGIN:VEVENT') && !text.includes('Amina'), 'dates and no names')

      await page.goto('/settings?view=links')
      await page.getByRole('row', { name: /The secretariat/ }).getByRole('button', { name: /Close/ }).click()
      await page.getByText('The link is closed.').waitFor()
      const closed = await fetch(address)
      t.equal([closed.status, await closed.text()], [410, ''], 'the address once it is closed')

      const phone = await t.page(city, { as: 'Amina Diallo', on: 'phone', language: 'fr' })
      await phone.goto('/export')
      await t.settled(phone)
      await phone.getByText('Une adresse que les agendas interrogent').click()
      await t.accessible(phone)
      await t.shot(phone, 'export-phone')
    },
  },
  {
    name: 'the settings hold the identifier that activities bear',
    async run(t) {
      const { page } = await t.begun()
      await page.goto('/export')
      await page.getByRole('link', { name: 'Settings, City' }).click()
      await page.getByLabel('Identifier of the organisation').fill('FR-RCS-123456789')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('status').filter({ hasText: 'Essai-sur-Loire' }).first().waitFor()
      await page.goto('/export')
      await t.settled(page)
      t.equal(await page.getByText('The city has no identifier').count(), 0, 'warnings')
    },
  },
]
