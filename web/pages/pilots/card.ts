import { t } from '@/words'

export interface Written {
  title: string | null
  people_max: number | null
  ends_on: string | null
  debrief_on: string | null
  debrief_at: string | null
  watched: boolean
  tolerable: number | null
}

// What can be seen on the card before it leaves: all of it at once, as the city says the one and looks no further. `before` is
// the card that it was; days that nobody touched may have passed.
export function card_faults(card: Written, today: string, before?: Pick<Written, 'ends_on' | 'debrief_on'>) {
  const out: { field: string; message: string }[] = []
  const wrong = (field: string, word: string) => out.push({ field, message: t(`pilots.fault_${word}`) })
  const moved = !before || before.ends_on !== card.ends_on || before.debrief_on !== card.debrief_on
  if (!card.title?.trim()) wrong('title', 'title')
  if (card.people_max !== null && (card.people_max < 1 || !Number.isInteger(card.people_max))) wrong('people_max', 'people')
  if (moved && card.ends_on && card.ends_on < today) wrong('ends_on', 'passed')
  if (moved && card.debrief_on && card.ends_on && card.debrief_on < card.ends_on) wrong('debrief_on', 'debrief')
  else if (moved && card.debrief_on && card.debrief_on < today) wrong('debrief_on', 'passed')
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(card.debrief_at ?? '')) wrong('debrief_at', 'hour')
  if (card.watched && card.tolerable !== null && (card.tolerable < 0.001 || card.tolerable > 0.9)) wrong('tolerable', 'share')
  return out
}
