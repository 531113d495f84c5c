// The real borders come in by their names and are what the map of the districts draws. They are never shipped.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const reference = process.env.ARPENT_REFERENCE ?? fileURLToPath(new URL('../../../shared', import.meta.url))
const file = join(reference, 'data', 'nantes', 'nantes_quartiers_simplified.geojson')

const journey = {
  name: 'real borders take the place of the tiles',
  async run(t) {
    const city = await t.demo()
    const page = await t.page(city, { as: 'Amina Diallo', language: 'en' })
    await page.goto('/districts?view=map')
    await t.settled(page)
    const shapes = () => page.locator('main svg path[d*="L"]').count()
    const before = await shapes()
    await page.goto('/import')
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('button', { name: 'Look at it first' }).click()
    await page.getByText('11 changed').waitFor()
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    await page.getByText('Kept: 11 records.').waitFor()
    await page.goto('/districts?view=map')
    await t.settled(page)
    await page.waitForFunction(least => document.querySelectorAll('main svg path[d*="L"]').length >= least, before + 11)
    await t.accessible(page)
    await t.shot(page, 'districts-real-borders')
  },
}
if (!existsSync(file)) console.log(`skipped: ${journey.name} (${file} is not here; ARPENT_REFERENCE says where)`)
export default existsSync(file) ? [journey] : []
