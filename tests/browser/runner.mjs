// Runs the journeys of *.journey.mjs, two at a time: export default [{ name, run(t) }]; t is a Walker.
import { readdirSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { open_browser } from '../../web/tests/browser.mjs'
import { forget_seed } from './servers.mjs'
import { leave_shared, Walker } from './walker.mjs'

const workers = 2
const patience_ms = 180_000
const wanted = process.argv.slice(2)

async function collect() {
  const here = fileURLToPath(new URL('.', import.meta.url))
  const found = []
  for (const file of readdirSync(here).filter(name => name.endsWith('.journey.mjs')).sort()) {
    const { default: journeys } = await import(`./${file}`)
    for (const one of journeys) found.push({ ...one, name: `${basename(file, '.journey.mjs')}: ${one.name}` })
  }
  return wanted.length ? found.filter(one => wanted.some(word => one.name.includes(word))) : found
}

const over_time = () =>
  new Promise((_, reject) => setTimeout(() => reject(new Error(`not done after ${patience_ms / 1000} s`)), patience_ms).unref())

const head = error => String(error?.stack ?? error).split('\n').slice(0, 14).join('\n    ')

async function walk(browser, journey) {
  const walker = new Walker(browser, journey.name)
  const begun = Date.now()
  try {
    await Promise.race([journey.run(walker), over_time()])
  } catch (error) {
    walker.faults.unshift(head(error))
  }
  if (walker.faults.length) await walker.last_sights()
  await walker.leave()
  const good = walker.faults.length === 0
  console.log(`${good ? 'ok    ' : 'FAILED'} ${journey.name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`)
  for (const fault of new Set(walker.faults)) console.log(`    ${fault}`)
  return good
}

const waiting = await collect()
const browser = await open_browser()
let passed = 0
let failed = 0
async function work() {
  for (let journey = waiting.shift(); journey; journey = waiting.shift())
    if (await walk(browser, journey)) passed += 1
    else failed += 1
}
await Promise.all(Array.from({ length: workers }, work))
await browser.close()
await leave_shared()
await forget_seed()
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed || !passed ? 1 : 0)
