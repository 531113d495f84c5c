import { quadrants, type Note, type Page } from './answer'

// What happened, as minutes to be mended by hand: Markdown. Names of people stay out of it; roles and counts stand in.
export interface Wording {
  talked: string; examples: string; quadrant: Record<string, string>; decided: string; improve: string
  brings: string; left: string; there: (people: number) => string
  case: (title: string, happened: string) => string
}

export function draft(page: Page, notes: Note[], words: Wording): string {
  const lines: string[] = []
  const section = (title: string, items: string[]) => {
    if (items.length) lines.push(`## ${title}`, '', ...items.map(item => `- ${item}`), '')
  }
  const people = page.attendance.reduce((sum, one) => sum + one.people, 0)
  if (people) lines.push(words.there(people), '')
  section(words.examples, page.examples.map(one => one.what_happened ? words.case(one.title, one.what_happened) : one.title))
  const shown = notes.filter(note => !note.hidden && !note.aside && !note.into)
  for (const quadrant of quadrants) {
    const clusters = page.clusters.filter(one => one.quadrant === quadrant).map(one => one.title)
    const single = shown.filter(note => note.quadrant === quadrant && !note.cluster).map(note => note.text)
    section(words.quadrant[quadrant] ?? quadrant, [...clusters, ...single])
  }
  section(words.improve, page.options.map(one => one.text))
  // What was answered to them is told beside them, and changes after the minutes are written.
  section(words.decided, page.decisions.map(one => one.text))
  section(words.brings, page.promises.map(one => one.text))
  section(words.left, page.agenda.filter(one => one.state === 'waiting' || one.state === 'skipped')
    .map(one => one.title ?? '').filter(Boolean))
  return lines.join('\n').trim()
}
