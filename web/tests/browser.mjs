import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export const open_browser = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

// A page that remembers what its content security policy refused and what went wrong in it.
export async function watched_page(browser, options) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
  const page = await context.newPage()
  const faults = []
  page.on('pageerror', error => faults.push(`error: ${error.message}`))
  page.on('console', message => ['error', 'warning'].includes(message.type()) && faults.push(`console: ${message.text()}`))
  await page.exposeFunction('refused_by_policy', text => faults.push(`policy: ${text}`))
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', event =>
      window.refused_by_policy(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`),
    ),
  )
  return { page, faults, close: () => context.close() }
}

// What axe finds, one line a node. Contrast that it cannot settle (text on a drawing, under an overlay) is settled here, by the
// first painted thing under the middle of the text: left open, white on white would pass.
export async function axe_faults(page, scope = 'body') {
  await page.evaluate(axe)
  return page.evaluate(async scope => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const { violations, incomplete } = await window.axe.run(scope, { runOnly: tags, resultTypes: ['violations', 'incomplete'] })
    const numbers = colour => (colour.match(/[\d.]+/g) ?? []).map(Number)
    const painted = colour => colour.startsWith('rgb') && (numbers(colour)[3] ?? 1) > 0.9
    function luminance(colour) {
      const [red, green, blue] = numbers(colour).map(part =>
        part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
      )
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
    function readable(element) {
      const style = getComputedStyle(element)
      const svg = element instanceof SVGElement
      element.scrollIntoView({ block: 'center', inline: 'center' })
      const box = element.getBoundingClientRect()
      if (box.width < 2) return true
      const under = document
        .elementsFromPoint(box.left + box.width / 2, box.top + box.height / 2)
        .filter(one => !element.contains(one))
        .map(one => {
          const its = getComputedStyle(one)
          return one instanceof SVGGeometryElement ? its.fill : its.backgroundColor
        })
      const ground = under.find(painted) ?? getComputedStyle(document.documentElement).backgroundColor
      const [low, high] = [luminance(svg ? style.fill : style.color), luminance(ground)].sort((a, b) => a - b)
      return (high + 0.05) / (low + 0.05) >= 4.5
    }

    const unsure = incomplete
      .filter(rule => rule.id === 'color-contrast')
      .map(rule => ({ ...rule, nodes: rule.nodes.filter(node => !readable(document.querySelector(node.target[0]))) }))
    return [...violations, ...unsure].flatMap(rule =>
      rule.nodes.map(node => {
        const at = document.querySelector(node.target[0])?.closest('[data-example]')?.getAttribute('data-example') ?? ''
        return `${rule.id} [${at}] ${node.target.join(' ')} ${[...node.any, ...node.all, ...node.none][0]?.message ?? rule.help}`
      }),
    )
  }, scope)
}

export const sideways = page =>
  page.evaluate(() => {
    const room = document.documentElement.clientWidth
    if (document.scrollingElement.scrollWidth <= room) return []
    const wide = [...document.querySelectorAll('body *')].filter(
      one => one.getBoundingClientRect().right > room + 1 && !one.closest('.narrow-scroll, .grid-frame, .hidden-visually'),
    )
    return wide
      .slice(0, 4)
      .map(
        one =>
          `wider than the screen: ${one.tagName}.${one.className} in ${one.closest('[data-example]')?.dataset.example ?? 'page'}`,
      )
  })
