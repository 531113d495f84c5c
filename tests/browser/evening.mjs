// An evening at the table, for the journeys of meetings: what a page asks of the server, a meeting that is held, what a phone
// writes.
export const call = (page, path, body) =>
  page.evaluate(async ([to, sent]) => {
    const answer = await fetch(to, sent
      ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(sent) } : {})
    const read = await answer.json()
    if (!answer.ok) throw new Error(`${to}: ${answer.status} ${JSON.stringify(read)}`)
    return read
  }, [path, body])

// A meeting on the first action, open, with a case to talk about; lead: a browser of who may lead it.
export async function held(lead, more = {}) {
  const { actions } = await call(lead, '/api/actions?limit=1')
  const { id } = await call(lead, '/api/meetings', { title: 'Groupe local no 3', kind: 'local_group', action: actions[0].id,
    starts_at: '2026-03-12T18:00:00Z', minutes: 90, place: 'Maison de quartier', ...more })
  await call(lead, `/api/meetings/${id}/open`, {})
  const door = await call(lead, `/api/meetings/${id}/phones`, { on: true })
  await call(lead, '/api/examples', { meeting: id, title: 'Port-Boyer, l’hiver dernier',
    what_happened: 'Douze enfants sont restés jusqu’à la fin.' })
  const { agenda } = await call(lead, `/api/meeting_room?id=${id}&as=leader`)
  const step = name => call(lead, `/api/meetings/${id}/step`, { to: agenda.find(one => one.step === name).id })
  const room = () => call(lead, `/api/meeting_room?id=${id}&as=leader`)
  return { id, door, agenda, step, room, act: (verb, body = {}) => call(lead, `/api/meetings/${id}/${verb}`, body) }
}
const words = { fr: { works: 'Ce qui marche', hard: 'Ce qui est difficile', note: 'Votre note', send: 'Envoyer' },
  en: { works: 'What works', hard: 'What is hard', note: 'Your note', send: 'Send' } }
export async function write(phone, language, text, question = 'works') {
  const say = words[language]
  await phone.getByRole('radio', { name: say[question] }).check()
  await phone.getByRole('textbox', { name: say.note }).fill(text)
  await phone.getByRole('button', { name: say.send, exact: true }).click()
}
export const line = (phone, text) => phone.locator('li', { hasText: text }).first()
export const until = async (what, holds, ms = 15_000) => {
  for (const end = Date.now() + ms; !(await holds()); await new Promise(done => setTimeout(done, 150)))
    if (Date.now() > end) throw new Error(`${what}: not after ${ms / 1000} s`)
}

// A phone that came in by the square.
export async function seated(t, city, meeting, options = {}) {
  const phone = await t.page(city, { on: 'phone', ...options })
  await phone.goto(`/m/${meeting.door.token}`)
  await phone.getByRole('button', { name: options.language === 'fr' ? 'Rejoindre' : 'Join' }).click()
  await phone.waitForURL(/\/m\/room\//)
  return phone
}

// What the meeting is not at stands folded in one line.
export async function open_part(leader, title) {
  const part = leader.locator('.meeting-part').filter({ has: leader.getByRole('heading', { name: title, exact: true }) })
  if ((await part.getAttribute('open')) === null) await part.locator('summary').first().click()
  return part
}

// On to the next step, as people go: no two presses within half a second.
export async function go_on(leader, button, step) {
  await leader.waitForTimeout(600)
  await button.click()
  await leader.locator('#step').getByText(step).waitFor()
}

// Closing is asked once.
export async function close(leader, name = 'Close the meeting') {
  await leader.getByRole('button', { name }).first().click()
  await leader.getByRole('dialog').getByRole('button', { name }).click()
}
