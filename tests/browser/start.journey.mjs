// The program answers, and its page stands up.
export default [
  {
    name: 'an empty city shows a page without a fault',
    async run(t) {
      const city = await t.empty()
      t.ok(/^[0-9A-Z]{6}$/.test(city.code ?? ''), `no first code was printed: ${city.log()}`)
      const page = await t.page(city)
      const answer = await page.goto('/')
      t.equal(answer.status(), 200, 'status of /')
      t.ok((answer.headers()['content-security-policy'] ?? '').includes("default-src 'none'"), 'no content policy')
      await t.settled(page)
      await t.accessible(page)
      await t.shot(page, 'start-empty')
    },
  },
]
