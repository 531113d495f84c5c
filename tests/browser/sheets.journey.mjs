// A sheet is one page: for the elected lead, for an action, for a district, on paper as on the screen.
export default [
  {
    name: 'each printed sheet is one page',
    async run(t) {
      const city = await t.demo()
      const page = await t.page(city, { as: 'Amina Diallo', language: 'fr' })
      const get = async path => (await page.request.get(`${city.url}${path}`)).json()
      const { actions } = await get('/api/action_list')
      const { districts } = await get('/api/district_list')
      const six = actions.filter(one => one.focus_rank !== null)
      const paths = ['/sheets/lead', ...six.map(one => `/sheets/actions/${one.id}`),
        ...districts.map(one => `/sheets/districts/${one.id}`)]
      for (const path of paths) {
        await page.goto(path)
        await t.settled(page)
        const pdf = await page.pdf({ preferCSSPageSize: true })
        const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length
        if (pages !== 1) throw new Error(`${path} prints on ${pages} pages`)
      }
    },
  },
]
