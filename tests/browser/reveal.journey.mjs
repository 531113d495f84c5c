// "The reveal and the door": only counts and the case's name are on the wall; then the notes appear under four plain questions
// around it. Before people leave: two decisions, who must say yes, who brings what, minutes ready to print.
import { close, go_on, line, open_part, seated, until, write } from './evening.mjs'

const says = {
  en: { language: 'en', action: 'On which action', one: 'One meeting', keep: 'Keep', begin: 'Begin', phones: 'Let phones in',
    here: 'Who is here', next: step => `Next: ${step}`, cases: 'Real cases', case: 'Where and when', add: 'Add',
    swot: 'What do you see?', works: 'What works', hard: 'What is hard', help: 'What could help',
      way: 'What could get in the way',
    reveal: 'Show the notes', decide: 'What do we decide?', write: 'Write a decision', decided: 'What is decided',
    who_can: /^Who can say yes/, ask: 'Ask who can say yes', link_to_give: /the link to give|The same link/,
      confirm: 'It is decided',
    brings: 'What can each of us bring before next time?', count: 'Count who is here', district: 'From which district',
    parents: 'parents', core: 'members of the group', close: 'Close the meeting', minutes: 'Minutes',
    keep_minutes: 'Keep the minutes', print: 'Read or print the minutes', print_it: 'Print', over: 'The meeting is over',
    about: 'About', waiting: 'waiting for a yes' },
  fr: { language: 'fr', action: 'Sur quelle action', one: 'Une réunion', keep: 'Enregistrer', begin: 'Commencer',
    phones: 'Ouvrir aux téléphones', here: 'Qui est là', next: step => `Suite : ${step}`, cases: 'Des cas vécus',
    case: 'Où et quand', add: 'Ajouter', swot: 'Que voyez-vous ?', works: 'Ce qui marche', hard: 'Ce qui est difficile',
    help: 'Ce qui pourrait aider', way: 'Ce qui pourrait gêner', reveal: 'Montrer les notes', decide: 'Que décidons-nous ?',
    write: 'Écrire une décision', decided: 'Ce qui est décidé', who_can: /^Qui peut dire oui/,
      ask: 'Demander à qui peut dire oui',
    link_to_give: /le lien à remettre|Le même lien/, confirm: 'C’est décidé',
    brings: 'Que peut apporter chacun d’ici la prochaine fois ?', count: 'Compter les présents', district: 'De quel quartier',
    parents: 'parents', core: 'membres du groupe', close: 'Clore la réunion', minutes: 'Compte rendu',
    keep_minutes: 'Enregistrer le compte rendu', print: 'Lire ou imprimer le compte rendu', print_it: 'Imprimer',
    over: 'La réunion est terminée', about: 'À propos de', waiting: 'en attente d’un oui' },
}
const loosely = text => new RegExp(text.replace(/[.*+^${}()|[\]\\]/g, '\\$&').replace(/\s*\?/g, '\\s*\\?').replace(/ /g, '\\s+'))

async function evening(t, say) {
  const city = await t.demo()
  const { language } = say
  const leader = await t.page(city, { as: 'Amina Diallo', language })
  await leader.goto('/meetings')
  await leader.getByRole('link', { name: 'Sport après l’école' }).click()
  await leader.getByRole('button', { name: say.begin }).click()
  const here = await open_part(leader, say.here)
  await here.getByRole('button', { name: say.phones }).click()
  await leader.locator('.meeting-code').waitFor()
  const id = new URL(leader.url()).pathname.split('/')[2]
  const read = page => page.evaluate(async one => (await fetch(`/api/meeting_room?id=${one}&as=leader`)).json(), id)
  const room = await read(leader)
  const meeting = { id, door: { token: room.url.split('/m/')[1] } }
  const wall = await t.page(city, { as: 'Amina Diallo', language, viewport: { width: 1920, height: 1080 } })
  await wall.goto(`/meetings/${id}/wall`)
  const [ana, ben, eve] = await Promise.all(['fr', 'en', language].map(one => seated(t, city, meeting, { language: one })))
  await until('three phones', async () => (await read(leader)).here === 3)
  await t.accessible(wall)

  // One real case, then the four questions around it.
  await go_on(leader, leader.getByRole('button', { name: loosely(say.next(say.cases)) }), say.cases)
  const cases = leader.locator('.meeting-part[open]').first()
  await cases.locator('.more > summary').last().waitFor()
  if (!(await leader.getByLabel(say.case).isVisible())) await cases.locator('.more > summary').last().click()
  await leader.getByLabel(say.case).fill('Port-Boyer, l’hiver dernier')
  await cases.getByRole('button', { name: say.add }).last().click()
  await wall.getByText('Port-Boyer, l’hiver dernier').waitFor()
  await t.shot(wall, `reveal-case-${language}`)
  await go_on(leader, leader.getByRole('button', { name: loosely(say.next(say.swot)) }), loosely(say.swot))
  await wall.getByRole('heading', { level: 1, name: loosely(say.swot) }).waitFor()
  await wall.getByText('Port-Boyer, l’hiver dernier').waitFor()

  await ana.getByRole('radio', { name: /Port-Boyer/ }).check()
  await write(ana, 'fr', 'Les lectrices reviennent chaque jeudi')
  await write(ben, 'en', 'Nobody reads when it rains', 'hard')
  await eve.context().setOffline(true)
  await write(eve, language, 'Une armoire au centre de santé')
  await line(eve, 'Une armoire').getByText(language === 'fr' ? 'en attente d’envoi' : 'waiting to be sent').waitFor()
  await t.accessible(eve)
  await wall.locator('.covered .projector-count', { hasText: '1' }).nth(1).waitFor()
  await eve.context().setOffline(false)
  await wall.getByRole('heading', { name: new RegExp(`${say.works}\\s*2`) }).waitFor({ timeout: 15_000 })
  const covered = await wall.content()
  t.ok(!covered.includes('lectrices') && !covered.includes('rains') && !covered.includes('armoire'), 'only counts on the wall')
  await t.accessible(wall)
  await t.shot(wall, `reveal-before-${language}`)

  await leader.getByRole('button', { name: say.reveal }).click()
  for (const text of ['Les lectrices reviennent chaque jeudi', 'Nobody reads when it rains', 'Une armoire au centre de santé']) {
    await wall.getByText(text).waitFor()
    await ben.locator('section[aria-labelledby="all-notes"]').getByText(text).waitFor()
  }
  await t.accessible(wall)
  await t.accessible(ana)
  await t.shot(wall, `reveal-after-${language}`)
  await t.accessible(leader)
  await t.shot(leader, `reveal-leader-${language}`)

  // The door: two decisions, who must say yes, who brings what.
  await go_on(leader, leader.getByRole('list').getByRole('button', { name: loosely(say.decide) }), loosely(say.decide))
  await leader.getByRole('button', { name: say.write }).click()
  await leader.getByLabel(say.decided).fill('Un panier de livres à la crèche')
  await leader.getByRole('combobox', { name: say.who_can }).click()
  await leader.getByRole('dialog').getByRole('option').last().click()
  await t.accessible(leader)
  await leader.getByRole('dialog').getByRole('button', { name: say.keep }).click()
  await leader.getByRole('button', { name: say.ask }).click()
  await leader.getByLabel(say.link_to_give).waitFor()
  await leader.getByRole('button', { name: say.write }).click()
  await leader.getByLabel(say.decided).fill('Lire dehors quand il fait beau')
  await leader.getByRole('dialog').getByRole('button', { name: say.keep }).click()
  await leader.locator('.meeting-decision').filter({ hasText: 'Lire dehors' }).getByRole('button', { name: say.confirm }).click()
  const bring = leader.getByRole('textbox', { name: loosely(say.brings) })
  await bring.fill('Deux heures le jeudi')
  await bring.press('Enter')
  await wall.getByText('Un panier de livres à la crèche').waitFor()
  await wall.getByText('Deux heures le jeudi').waitFor()
  await t.accessible(wall)
  await t.shot(wall, `reveal-decided-${language}`)
  await t.accessible(leader)
  await t.shot(leader, `reveal-decide-${language}`)
  await ana.getByText('Un panier de livres à la crèche').waitFor()

  // Who was there, by group and by district; then it is over, and nobody has homework.
  await open_part(leader, say.here)
  await leader.getByText(say.count).click()
  await leader.getByLabel(say.district).selectOption({ label: 'Bellevue - Chantenay - Sainte Anne' })
  await leader.getByLabel(say.parents, { exact: true }).fill('3')
  await leader.locator('.meeting-counts + .row, .meeting-counts ~ .row').getByRole('button', { name: say.keep }).click()
  await leader.getByText(/Sainte Anne\s+3 parents/).waitFor()
  await leader.getByLabel(say.district).selectOption({ index: 0 })
  await leader.getByLabel(say.core, { exact: true }).fill('6')
  await leader.locator('.meeting-counts ~ .row').getByRole('button', { name: say.keep }).click()
  await leader.getByText(/^9 /).first().waitFor()
  await t.accessible(leader)
  await t.shot(leader, `reveal-count-${language}`)
  await close(leader, say.close)
  await leader.waitForFunction(() => document.querySelector('.minutes-text')?.value.includes('Lire dehors'))
  await leader.getByRole('button', { name: say.keep_minutes }).click()
  await leader.getByRole('link', { name: loosely(say.print) }).waitFor()
  await t.accessible(leader)
  await t.shot(leader, `reveal-closed-${language}`)
  await ana.getByRole('heading', { level: 1, name: 'La réunion est terminée' }).waitFor()
  await wall.getByRole('heading', { level: 1, name: say.over }).waitFor()
  await t.shot(wall, `reveal-over-${language}`)
  await leader.getByRole('link', { name: loosely(say.print) }).click()
  await leader.getByRole('button', { name: say.print_it, exact: true }).waitFor()
  await leader.getByText('Un panier de livres à la crèche').first().waitFor()
  await t.accessible(leader)
  await t.shot(leader, `reveal-minutes-${language}`)
}

export default [
  { name: 'the notes appear around the case, and two decisions go through the door', run: t => evening(t, says.en) },
  { name: 'les notes apparaissent, et deux décisions passent la porte', run: t => evening(t, says.fr) },
]
