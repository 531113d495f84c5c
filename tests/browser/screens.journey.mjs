// Every screen of the example city, at both widths and in both languages: no fault of accessibility, nothing wider than the page.
const screens = ['/', '/plan', '/plan?view=gaps', '/plan?view=map', '/actions', '/districts', '/settings', '/settings?view=city',
  '/settings?view=moments', '/settings?view=links', '/settings?view=files', '/me', '/import', '/search?q=ecole']

const walk = (language, on) => ({
  name: `every screen stands, ${language}, ${on}`,
  async run(t) {
    const city = await t.demo()
    const page = await t.page(city, { as: 'Amina Diallo', language, on })
    const ids = await (async () => {
      await page.goto('/')
      return page.evaluate(async () => {
        const get = async path => (await fetch(path)).json()
        const { actions } = await get('/api/action_list')
        const { indicators } = await get('/api/indicators')
        const { territories } = await get('/api/territories')
        return {
          action: actions[0].id,
          indicator: indicators.find(one => one.action === actions[0].id).id,
          district: territories.find(one => one.level === 'district').id,
        }
      })
    })()
    const { action, indicator, district } = ids
    const more = [`/actions/${action}`, `/indicators/${indicator}`, `/numbers/${indicator}`, `/districts/${district}`]
    for (const path of [...screens, ...more]) {
      await page.goto(path)
      await t.settled(page)
      await t.accessible(page)
      await t.shot(page, `screen-${path.replace(/[0-9a-f-]{36}/, 'one').replace(/\W+/g, '-')}-${language}-${on}`)
    }
  },
})

export default [walk('fr', 'laptop'), walk('en', 'phone')]
