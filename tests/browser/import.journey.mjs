// A spreadsheet with faults becomes a plan: seen by cell, cured or left out, kept in one piece, taken back.
import { fileURLToPath } from 'node:url'

const demo = name => fileURLToPath(new URL(`../../demo/import/${name}`, import.meta.url))

async function bring(page, { what, file, text }) {
  await page.goto('/import')
  if (what) await page.getByLabel('What do you bring?').selectOption(what)
  if (file) await page.locator('input[type=file]').setInputFiles(file)
  else await page.getByLabel('Or paste here').fill(text)
  await page.getByRole('button', { name: 'Look at it first' }).click()
  await page.getByRole('heading', { name: /^Found in/ }).waitFor()
}

const actions = page => page.evaluate(async () =>
  (await (await fetch('/api/actions?limit=200')).json()).actions.map(one => one.title).sort())

export default [
  {
    name: 'a fault, left out, kept, taken back',
    async run(t) {
      const { page } = await t.begun()
      await bring(page, { file: demo('plan-actions-fautes.csv') })
      await page.getByRole('rowheader', { name: 'G5', exact: true }).waitFor()
      await page.getByText('There is no such day').waitFor()
      t.equal(await page.getByRole('button', { name: 'Keep', exact: true }).count(), 0, 'keep buttons while there are faults')
      await t.accessible(page)
      await t.shot(page, 'import-faults')

      await page.getByLabel('Leave out the 9 rows that have faults').check()
      await page.getByRole('button', { name: 'Keep', exact: true }).click()
      await page.getByText('Kept: 5 records.').waitFor()
      t.equal(await actions(page), ['Fiche de liaison'], 'actions kept')
      await t.accessible(page)

      await page.getByRole('button', { name: 'Take it back' }).click()
      await page.getByText('Taken back').waitFor()
      t.equal(await actions(page), [], 'actions after taking back')
    },
  },
  {
    name: 'a fault, cured in the file, kept whole',
    async run(t) {
      const { page } = await t.begun()
      const faulty = "Titre de l'action;Statut;Date de début\nAide aux devoirs;En cours;31/02/2026\nChorale;Suspendu;01/10/2025\n"
      await bring(page, { what: 'actions', text: faulty })
      await page.getByRole('rowheader', { name: 'C2', exact: true }).waitFor()
      await page.getByRole('button', { name: 'Bring the mended file' }).click()
      await page.getByLabel('Or paste here').fill(faulty.replace('31/02', '28/02'))
      await page.getByRole('button', { name: 'Look at it first' }).click()
      await page.getByRole('button', { name: 'Keep', exact: true }).click()
      await page.getByText('Kept: 3 records.').waitFor()
      t.equal(await actions(page), ['Aide aux devoirs', 'Chorale'], 'actions kept')
    },
  },
  {
    name: 'a column that nobody knows is named by the person',
    async run(t) {
      const { page } = await t.begun()
      await bring(page, { what: 'actions', text: "Numéro interne;Ce qu'on fait;Statut\n12;Aide aux devoirs;En cours\n" })
      await page.getByLabel("Column B: Ce qu'on fait").selectOption('title')
      await page.getByText('Aide aux devoirs', { exact: true }).waitFor()
      await t.accessible(page)
      await t.shot(page, 'import-columns')
      await page.getByRole('button', { name: 'Keep', exact: true }).click()
      await page.getByText('Kept: 2 records.').waitFor()
      t.equal(await actions(page), ['Aide aux devoirs'], 'actions kept')
    },
  },
]
