// Every screen of the example city, at both widths and in both languages: no fault of accessibility, nothing wider than the page.
const screens = ['/', '/plan', '/plan?view=gaps', '/plan?view=map', '/actions', '/districts', '/settings', '/settings?view=city',
  '/settings?view=moments', '/settings?view=links', '/settings?view=files', '/me', '/import', '/search?q=ecole',
  '/waiting', '/export', '/needs', '/queue', '/who-is-missing', '/who-is-missing?view=promises',
  '/who-is-missing?view=partners', '/plan?view=ages', '/plan?view=compare&compare=2026-02-01', '/sheets/lead']

// In parts, so that a slow machine has done each in time.
const walk = (language, on, part, parts) => ({
  name: `every screen stands, ${language}, ${on}, ${part + 1} of ${parts}`,
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
        const { goals } = await get('/api/goals')
        return {
          action: actions[0].id,
          indicator: indicators.find(one => one.action === actions[0].id).id,
          goal: goals.find(one => one.code === '1.3').id,
          district: territories.find(one => one.level === 'district').id,
        }
      })
    })()
    const { action, indicator, goal, district } = ids
    const more = [`/actions/${action}`, `/indicators/${indicator}`, `/numbers/${indicator}`, `/numbers/${indicator}/paper`,
      `/numbers/${indicator}/paper?view=print`, `/districts/${district}`, `/goals/${goal}`, `/sheets/actions/${action}`,
      `/sheets/districts/${district}`]
    for (const path of [...screens, ...more].filter((_, at) => at % parts === part)) {
      await page.goto(path)
      await t.settled(page)
      await t.accessible(page)
      await t.shot(page, `screen-${path.replace(/[0-9a-f-]{36}/, 'one').replace(/\W+/g, '-')}-${language}-${on}`)
    }
  },
})

export default [0, 1, 2].flatMap(part => [walk('fr', 'laptop', part, 3), walk('en', 'phone', part, 3)])
