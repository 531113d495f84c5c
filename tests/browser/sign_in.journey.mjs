// How people come in and see where they are signed in: a code by mail, a password for who likes one, devices closed one by one.
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'

const address = 'ana@essai.example'
const chosen = 'la mare aux canards gris'

// The newest code that was mailed, once there are `count` of them.
async function mailed_code(city, count) {
  for (let tries = 0; tries < 100; tries += 1) {
    const folder = join(city.folder, 'outbox')
    const codes = []
    for (const name of (await readdir(folder).catch(() => [])).sort()) {
      const text = await readFile(join(folder, name), 'utf8')
      const subject = text.match(/Subject: =\?UTF-8\?B\?(.*)\?=/)?.[1] ?? ''
      const code = Buffer.from(subject, 'base64').toString().match(/\b\d{6}\b/)?.[0]
      if (code) codes.push({ at: text.match(/Date: (.*)/)[1], name, code })
    }
    if (codes.length >= count) return codes.at(-1).code
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error(`no code number ${count} came`)
}

// Through the two forms of the provider itself.
async function at_provider(page, login) {
  await page.locator('input[name=login]').fill(login)
  await page.locator('input[name=password]').fill('x')
  await page.locator('button[type=submit]').click()
  await page.waitForURL(/\/interaction\//)
  await page.locator('input[name=login]').waitFor({ state: 'detached' })
  await page.locator('button[type=submit]').click()
}

const look = async (t, page, name) => {
  await t.accessible(page)
  await t.shot(page, `sign-in-${name}`)
}

export default [
  {
    name: 'a password is chosen, used on a phone, changed after it was forgotten, and taken away',
    async run(t) {
      const { city, page } = await t.begun({ expected: [422] })
      await page.goto('/me')
      await t.settled(page)
      await look(t, page, 'me-laptop')
      await page.getByRole('button', { name: 'Choose a password' }).click()
      const dialog = page.getByRole('dialog')
      await look(t, page, 'ask-laptop')
      await dialog.getByRole('button', { name: 'Send me a code' }).click()
      await dialog.getByLabel('The code').fill(await mailed_code(city, 1))
      await dialog.getByLabel('New password').fill('Motdepasse123')
      await dialog.getByRole('button', { name: 'Save' }).click()
      await dialog.getByText('Many people take this one').first().waitFor()
      await look(t, page, 'common-laptop')
      await dialog.getByLabel('New password').fill(chosen)
      await dialog.getByRole('button', { name: 'Show' }).click()
      t.equal(await dialog.getByLabel('New password').getAttribute('type'), 'text', 'what is shown')
      await dialog.getByRole('button', { name: 'Save' }).click()
      await page.getByText('The password is saved.').waitFor()
      await page.getByText('So does your password.').waitFor()

      // On a phone in French: the code is offered first, the password on demand; a wrong one says so.
      const phone = await t.page(city, { on: 'phone', language: 'fr', expected: [403] })
      await phone.goto('/enter?then=/me')
      await t.settled(phone)
      await phone.getByRole('button', { name: 'Recevoir un code' }).waitFor()
      await look(t, phone, 'enter-phone')
      await phone.getByRole('button', { name: 'Utiliser mon mot de passe' }).click()
      await phone.getByLabel('Votre courriel').fill(address)
      await phone.getByLabel('Mot de passe', { exact: true }).fill('ce n’est pas celui-là')
      await phone.getByRole('button', { name: 'Entrer' }).click()
      await phone.getByText('ne vont pas ensemble').first().waitFor()
      await look(t, phone, 'wrong-phone')
      await phone.getByLabel('Mot de passe', { exact: true }).fill(chosen)
      await phone.getByRole('button', { name: 'Entrer' }).click()
      await phone.getByRole('heading', { level: 1, name: 'Ana Martin' }).waitFor()
      await t.settled(phone)
      t.equal(await phone.locator('tbody tr').count(), 2, 'sessions')
      await phone.getByText('Chrome').first().waitFor()
      await look(t, phone, 'me-phone')

      // Forgotten: a code instead of it; the laptop is signed out by the change.
      await phone.getByRole('button', { name: 'Changer le mot de passe' }).click()
      const sheet = phone.getByRole('dialog')
      await look(t, phone, 'change-phone')
      await sheet.getByRole('button', { name: 'Je l’ai oublié' }).click()
      await sheet.getByRole('button', { name: 'Recevoir un code' }).click()
      await sheet.getByLabel('Le code').fill(await mailed_code(city, 2))
      await sheet.getByLabel('Nouveau mot de passe').fill('treize oies sur la mare')
      await sheet.getByRole('button', { name: 'Enregistrer' }).click()
      await phone.getByText('Le mot de passe est enregistré.').waitFor()
      await phone.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1)

      await phone.getByRole('button', { name: 'Retirer le mot de passe' }).click()
      await sheet.getByLabel('Mot de passe actuel').fill('treize oies sur la mare')
      await sheet.getByRole('button', { name: 'Retirer le mot de passe' }).click()
      await phone.getByText('Le mot de passe est retiré.').waitFor()
      await phone.getByRole('button', { name: 'Choisir un mot de passe' }).waitFor()
    },
  },
  {
    name: 'whoever forgot the password comes in by a code, and closes the other devices',
    async run(t) {
      const { city, page } = await t.begun()
      const devices = []
      for (let n = 1; n <= 2; n += 1) {
        const one = await t.page(city, { on: 'phone', expected: [401] })
        await one.goto('/enter?then=/me')
        await one.getByRole('button', { name: 'Use my password' }).click()
        await one.getByLabel('Your e-mail').fill(address)
        await one.getByRole('button', { name: 'Send me a code instead' }).click()
        await one.getByLabel('The code').fill(await mailed_code(city, n))
        await one.getByRole('button', { name: 'Come in' }).click()
        await one.getByRole('heading', { level: 1, name: 'Ana Martin' }).waitFor()
        devices.push(one)
      }
      await page.goto('/me')
      await t.settled(page)
      t.equal(await page.locator('tbody tr').count(), 3, 'sessions')
      await look(t, page, 'three-laptop')
      await page.getByRole('row').last().getByRole('button', { name: /^Close/ }).click()
      await page.getByText(/^Closed: /).waitFor()
      await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 2)
      await page.getByRole('button', { name: 'Sign out everywhere else' }).click()
      await page.getByText('You are signed in here only.').waitFor()
      await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 1)
      for (const one of devices) {
        const { person } = await one.evaluate(async () => (await fetch('/api/session/me')).json())
        t.equal(person, null, 'who is signed in on a device that was closed')
      }
    },
  },
  {
    name: 'through the city’s own provider, and the sentence for whom it does not bring in',
    async run(t) {
      const city = await t.provided({
        ana: { email: address, email_verified: true, name: 'Ana Martin' },
        zed: { email: 'zed@essai.example', email_verified: true },
      })
      await t.begun({}, city)
      const page = await t.page(city)
      await page.goto('/enter?then=/me')
      await t.settled(page)
      await look(t, page, 'provider-laptop')
      await page.getByRole('link', { name: 'Come in with Compte Essai' }).click()
      await at_provider(page, 'ana')
      await page.getByRole('heading', { level: 1, name: 'Ana Martin' }).waitFor()
      t.equal(new URL(page.url()).pathname, '/me', 'where she wanted to go')

      const phone = await t.page(city, { on: 'phone', language: 'fr' })
      await phone.goto('/enter')
      await phone.getByRole('link', { name: 'Entrer avec Compte Essai' }).click()
      await at_provider(phone, 'zed')
      await phone.getByText('Votre adresse n’est pas connue dans cette ville.').waitFor()
      await t.settled(phone)
      await look(t, phone, 'unknown-phone')
      await phone.getByRole('button', { name: 'Recevoir un code' }).waitFor()
    },
  },
]
