// Presses Tab from the top of the page to its end: everything that can be operated must be reached, and be seen to be reached.
export async function keyboard_faults(page) {
  const wanted = await page.evaluate(() => {
    const operable = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'
    const seen_radios = new Set()
    let number = 0
    for (const one of document.querySelectorAll(operable)) {
      if (one.disabled || one.tabIndex < 0 || !one.checkVisibility()) continue
      // A group of radio buttons is one stop: the chosen one, or the first.
      if (one.type === 'radio') {
        const group = [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(one.name)}"]`)]
        if (seen_radios.has(one.name) || (group.some(radio => radio.checked) && !one.checked)) continue
        seen_radios.add(one.name)
      }
      one.dataset.stop = String(number++)
    }
    document.activeElement?.blur()
    return number
  })
  const faults = []
  const reached = new Set()
  for (let press = 0; press < wanted * 2; press++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const one = document.activeElement
      if (!one || one === document.body) return null
      const shown = element => {
        const style = getComputedStyle(element)
        return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.strokeWidth === '3px'
      }
      const ringed =
        shown(one) || [...one.querySelectorAll('path')].some(shown) || (one.nextElementSibling && shown(one.nextElementSibling))
      return {
        stop: one.dataset.stop,
        ringed,
        name: `${one.tagName} ${one.className?.baseVal ?? one.className} in ${one.closest('[data-example]')?.dataset.example}`,
      }
    })
    if (!at) break
    if (reached.has(at.stop)) continue
    reached.add(at.stop)
    if (!at.ringed) faults.push(`no focus ring: ${at.name}`)
  }
  const missed = await page.evaluate(
    reached =>
      [...document.querySelectorAll('[data-stop]')]
        .filter(one => !reached.includes(one.dataset.stop))
        .map(one => `not reached with Tab: ${one.tagName} ${one.className} in ${one.closest('[data-example]')?.dataset.example}`),
    [...reached],
  )
  return [...faults, ...missed]
}
