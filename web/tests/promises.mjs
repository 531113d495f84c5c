import assert from 'node:assert/strict'

const focused = page =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim().slice(0, 60) ?? '',
  )
const cell = (page, row, period) => page.locator(`[data-cell="${row}|${period}"]`)
const is_focused = async (locator, message) => assert.ok(await locator.evaluate(one => one === document.activeElement), message)

// What a part does when it is used, by keyboard wherever there is one. Each runs on a page of its own.
export const promises = {
  'a dialog takes the focus, closes on Escape and gives it back': async ({ show, page, axe }) => {
    await show('Dialog')
    const button = page.getByRole('button', { name: 'Star a seventh' })
    await button.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Six are starred already' })
    await dialog.waitFor()
    await axe()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await is_focused(button, 'the focus did not return')
  },
  'the drawer shows who changed what': async ({ show, page, axe }) => {
    await show('Dialog')
    await page.getByRole('button', { name: 'History', exact: true }).press('Enter')
    await page.getByText('two schools lost their room').waitFor()
    await axe()
  },
  'a menu opens, is left by Escape, and closes when one tabs out of it': async ({ show, page, axe }) => {
    await show('Menu')
    const button = page.getByRole('button', { name: /Amina/ })
    await button.press('Enter')
    await page.getByText('programme manager').waitFor()
    await axe()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    await is_focused(button, 'the focus did not return')
    assert.equal(await page.getByText('programme manager').count(), 0)
    await button.press('Enter')
    for (let i = 0; i < 8; i++) await page.keyboard.press('Tab')
    assert.equal(await page.getByText('programme manager').count(), 0, 'it stayed open behind')
  },
  'the day looked at goes into the address and back out of it': async ({ show, page, axe }) => {
    await show('Menu')
    await page.getByRole('button', { name: 'As of today' }).first().click()
    await axe()
    await page.getByRole('textbox', { name: 'Look at the plan on' }).fill('1 feb 2026')
    await page.keyboard.press('Enter')
    await page.waitForURL(/on=2026-02-01/)
    await page.getByRole('button', { name: 'As of 1 February 2026' }).first().click()
    await page.getByRole('button', { name: 'Back to today' }).click()
    await page.waitForURL(url => !url.searchParams.has('on'))
  },
  'a past day is said on the page': async ({ show, page, axe }) => {
    await show('Search', '&on=2026-02-01')
    await page.getByText('You are looking at 1 February 2026').waitFor()
    await axe()
    await page.getByRole('link', { name: 'Back to today' }).click()
    await page.waitForURL(url => !url.searchParams.has('on'))
  },
  'search is operated with arrows and Enter': async ({ show, page, axe }) => {
    await show('Search')
    const box = page.getByRole('combobox', { name: 'Search' })
    await box.fill('club')
    await page.getByRole('option', { name: /Homework club/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    assert.equal(
      await page
        .getByRole('option', { selected: true })
        .textContent()
        .then(text => text.includes('A calm place')),
      true,
    )
    assert.ok(await box.getAttribute('aria-activedescendant'))
    await axe()
    await page.keyboard.press('Escape')
    assert.equal(await page.getByRole('option').count(), 0)
    await box.fill('xyz')
    await page.getByText('0 results').waitFor()
  },
  'a refused form says all faults and leads to each field': async ({ show, page }) => {
    await show('Form')
    const line = page.getByRole('link', { name: 'The target is the same as the start.' })
    await line.click()
    assert.equal(await page.evaluate(() => document.activeElement.name), 'target')
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-invalid')), 'true')
  },
  'a form with an unreadable number is not sent, and its summary takes the focus': async ({ show, page, axe }) => {
    await show('Form')
    const form = page.locator('form').first()
    await form.getByLabel('Number wanted').fill('many')
    await page.keyboard.press('Enter')
    const summary = form.getByRole('alert')
    await summary.waitFor()
    await is_focused(summary, 'the summary has no focus')
    await axe()
  },
  'a number is written back as the language writes it': async ({ show, page }) => {
    await show('Fields')
    const box = page.getByLabel('How many children came?')
    await box.fill('2041,5')
    await box.blur()
    assert.equal(await box.inputValue(), '2,041.5')
  },
  'a day is typed in words, or picked with the arrows': async ({ show, page, axe }) => {
    await show('Fields')
    const box = page.getByLabel('Starts on', { exact: true })
    await box.fill('3/4/26')
    await box.blur()
    assert.equal(await box.inputValue(), '3 April 2026')
    await page.getByRole('button', { name: 'Pick a day: Starts on' }).press('Enter')
    await page.getByRole('grid').waitFor()
    await axe()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    assert.equal(await box.inputValue(), '10 April 2026')
    assert.equal(await focused(page), 'Pick a day: Starts on')
    await box.fill('31/2/2026')
    await box.blur()
    await page.getByText('Type a day, such as').waitFor()
  },
  'a reference is found by part of its name': async ({ show, page, axe }) => {
    await show('Fields')
    const box = page.getByRole('combobox', { name: 'District' })
    await box.fill('ile')
    await page.getByRole('option', { name: 'Île de Nantes' }).waitFor()
    await axe()
    await page.keyboard.press('Enter')
    assert.equal(await box.inputValue(), 'Île de Nantes')
    await box.fill('nowhere')
    await box.blur()
    await page.getByText('Choose one from the list.').waitFor()
  },
  'the grid is filled by keyboard only': async ({ show, page }) => {
    await show('Numbers')
    await cell(page, 0, '2026-02').focus()
    await page.keyboard.type('44')
    await page.keyboard.press('Tab')
    await is_focused(cell(page, 1, '2026-02'), 'Tab did not go down')
    await page.keyboard.type('12,5')
    await page.keyboard.press('Enter')
    await is_focused(cell(page, 2, '2026-02'), 'Enter did not go down')
    assert.equal(await cell(page, 1, '2026-02').inputValue(), '12.5')
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    await is_focused(cell(page, 2, '2026-02'), 'the arrow left the cell while inside its text')
    await page.keyboard.press('ArrowUp')
    await is_focused(cell(page, 1, '2026-02'), 'the arrow did not go up')
    await page.keyboard.type('many')
    await page.keyboard.press('ArrowDown')
    assert.equal(await cell(page, 1, '2026-02').getAttribute('aria-invalid'), 'true')
    assert.equal(await cell(page, 1, '2026-02').inputValue(), 'many', 'what was typed is lost')
    await cell(page, 4, '2026-02').focus()
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => document.activeElement.dataset.cell), undefined, 'the grid keeps the focus')
  },
  'a block from a spreadsheet lands in the grid': async ({ show, page }) => {
    await show('Numbers')
    await cell(page, 3, '2026-01').focus()
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', '7\t8\r\n1 009\tsome\r\n3\t4\r\n')
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })
    await page.getByText('3 numbers pasted. One cell is no number'.replace('One', '1')).waitFor()
    assert.equal(await cell(page, 4, '2026-01').inputValue(), '1,009')
    assert.equal(await cell(page, 4, '2026-02').getAttribute('aria-invalid'), 'true')
    assert.ok(await page.getByText('2 cells fell beside the grid.').count())
  },
  'one number is sent with Enter, and nonsense is refused with words': async ({ show, page }) => {
    await show('Numbers')
    const box = page.locator('.one-box').first()
    await box.fill('many')
    await page.keyboard.press('Enter')
    await page.getByText('Type a number, such as').first().waitFor()
    await is_focused(box, 'the focus left the box')
  },
  'pointing at a goal brings its links forward': async ({ show, page }) => {
    await show('LinksMap')
    await page.getByRole('link', { name: /Every child/ }).focus()
    assert.equal(await page.locator('.links-place path.forward').count(), 2)
    assert.equal(await page.locator('.links-place path.away').count(), 2)
  },
  'every chart opens its table': async ({ show, page, axe }) => {
    for (const part of ['RunChart', 'TileMap', 'LinksMap']) {
      await show(part)
      for (const summary of await page.locator('summary').all()) await summary.press('Enter')
      assert.equal(await page.locator('details:not([open])').count(), 0)
      await axe()
    }
  },
  'what was done is said, and can be taken back': async ({ show, page, axe }) => {
    await show('Search')
    await page.getByRole('button', { name: 'Say what was done' }).click()
    await page.getByRole('status').filter({ hasText: '38 saved' }).waitFor()
    await axe()
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    assert.equal(await page.getByText('38 saved').count(), 0)
  },
  'the language changes on the page': async ({ show, page }) => {
    await show('Ladder')
    await show('Menu')
    await page.getByRole('button', { name: 'Français' }).click()
    await page.getByRole('button', { name: 'À ce jour' }).first().waitFor()
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'fr')
  },
}
