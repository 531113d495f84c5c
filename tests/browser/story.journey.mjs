// What the example city tells, as a visitor reads it: an evening that is being held, and a year of the plan.
import { call, line } from './evening.mjs'

const say = {
  fr: { live: 'En ce moment', voted: n => `${n} personnes ont voté`, join: 'Rejoindre', code: 'Code affiché au mur',
    missing: 'beaucoup trop peu', over: 'plus que sa part', present: /personnes ont été comptées en réunion/,
    did: /Ce que cela a changé/, told: /dite dans le bulletin/ },
  en: { live: 'Now', voted: n => `${n} people have voted`, join: 'Join', code: 'Code on the wall',
    missing: 'far too few', over: 'more than its share', present: /people were counted at meetings/,
    did: /What it did/, told: /told in the bulletin/ },
}

async function an_evening(t, language, words) {
  const city = await t.demo()
  const yann = await t.page(city, { language })
  await yann.goto(`/demo/${city.people['Yann Le Goff']}?then=/meetings`)
  await yann.getByRole('region', { name: words.live }).getByRole('link', { name: 'Lire dès la crèche' }).click()
  await yann.getByText(words.voted(8)).waitFor()
  await yann.getByText('Prévenus trop tard').first().waitFor()
  await t.accessible(yann)
  await t.shot(yann, `story-table-${language}`)
  const id = new URL(yann.url()).pathname.split('/')[2]
  const room = await call(yann, `/api/meeting_room?id=${id}&as=leader`)
  t.ok(['strength', 'weakness', 'opportunity', 'threat'].every(one => room.counts[one] > 1), 'notes on all four walls')
  t.equal([room.here, room.dots, room.voters, room.notes.filter(one => one.aside).length], [12, 'open', 8, 1])

  // The wall beside it, as bin/demo prints it; a phone comes in to vote with the others.
  const wall = await t.page(city, { language, viewport: { width: 1920, height: 1080 } })
  await wall.goto(`/demo/${city.people['Yann Le Goff']}?then=/meetings/${id}/wall`)
  await wall.getByText(words.voted(8)).waitFor()
  await t.accessible(wall)
  await t.shot(wall, `story-wall-${language}`)
  const phone = await t.page(city, { on: 'phone', language })
  await phone.goto('/m')
  await phone.getByLabel(words.code).fill(room.code)
  await phone.getByRole('button', { name: words.join }).click()
  await phone.waitForURL(/\/m\/room\//)
  await line(phone, 'Les assistantes maternelles').waitFor()
  await t.accessible(phone)
  await t.shot(phone, `story-phone-${language}`)
}

async function a_year(t, language, words) {
  const city = await t.look_at_demo()
  const yann = await t.page(city, { as: 'Yann Le Goff', language })
  await yann.goto('/who-is-missing')
  await yann.getByText(words.present).first().waitFor()
  const missing = await yann.locator('main').innerText()
  t.ok(words.present.test(missing) && missing.includes(words.missing) && missing.includes(words.over), `words stand: ${missing}`)
  await t.accessible(yann)
  await t.shot(yann, `story-missing-${language}`)

  await yann.goto('/changes')
  await t.settled(yann)
  await yann.getByText(words.did).first().waitFor()
  await t.accessible(yann)
  await t.shot(yann, `story-changes-${language}`)
  const { conditions } = await call(yann, '/api/conditions?limit=50')
  const service = conditions.find(one => one.title === 'Le service enfance devient deux services')
  await yann.goto(`/conditions/${service.id}`)
  await t.settled(yann)
  await yann.getByText(/est devenu deux services/).first().waitFor()
  await yann.getByText(words.told).first().waitFor()
  await t.accessible(yann)
  await t.shot(yann, `story-condition-${language}`)
}

export default Object.entries(say).flatMap(([language, words]) => [
  { name: `the example holds a meeting, at its table, on its wall and on a phone (${language})`,
    run: t => an_evening(t, language, words) },
  { name: `the example tells a year: who is missing, what changed and what it did (${language})`,
    run: t => a_year(t, language, words) },
])
