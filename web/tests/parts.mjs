// Walks through every example of every part: axe, the policy, the width of the screen, the keyboard; then what each part promises
// to do.
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { axe_faults, open_browser, sideways, watched_page } from './browser.mjs'
import { keyboard_faults } from './keyboard.mjs'
import { promises } from './promises.mjs'
import { serve } from './serve.mjs'

const pictures = process.env.PICTURES
const server = await serve(fileURLToPath(new URL('../dist-parts', import.meta.url)), 'parts.html')
const browser = await open_browser()
let passed = 0
let failed = 0

function tell(name, faults) {
  if (faults.length === 0) passed += 1
  else {
    failed += 1
    console.log(`FAILED ${name}`)
    for (const fault of faults) console.log(`  ${fault}`)
  }
}

const sizes = [
  { width: 1280, height: 900 },
  { width: 360, height: 740 },
]
for (const lang of ['en', 'fr'])
  for (const theme of ['light', 'dark'])
    for (const viewport of sizes) {
      const name = `${lang} ${theme} ${viewport.width}`
      const { page, faults, close } = await watched_page(browser, { viewport })
      await page.goto(`${server.url}/parts.html?lang=${lang}&theme=${theme}`)
      await page.waitForSelector('[data-part]')
      await page.evaluate(() => document.fonts.ready)
      tell(`${name}: axe`, await axe_faults(page))
      tell(`${name}: fits the screen`, await sideways(page))
      if (lang === 'en' && theme === 'light') tell(`${name}: keyboard`, await keyboard_faults(page))
      if (pictures) await take_pictures(page, name)
      tell(`${name}: policy and console`, faults)
      await close()
    }

for (const [name, check] of Object.entries(promises)) {
  const { page, faults, close } = await watched_page(browser, { viewport: sizes[0] })
  const wrong = []
  try {
    await check({
      show: async (part, query = '') => {
        await page.goto(`${server.url}/parts.html?part=${part}&lang=en${query}`)
        await page.waitForSelector('[data-part]')
      },
      page,
      axe: async () => wrong.push(...(await axe_faults(page))),
    })
  } catch (cause) {
    wrong.push(
      String(cause.message ?? cause)
        .split('\n')
        .slice(0, 6)
        .join(' '),
    )
  }
  tell(name, [...wrong, ...faults])
  await close()
}

async function take_pictures(page, name) {
  mkdirSync(pictures, { recursive: true })
  for (const part of await page.locator('[data-part]').all()) {
    await part.screenshot({ path: `${pictures}/${await part.getAttribute('data-part')} ${name}.png` })
  }
}

await browser.close()
await server.close()
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
