import { t } from '@/words'

// What /api/need_wall and /api/need_page answer: no more than everybody may read.
export interface OpenNeed {
  id: string
  state: 'heard' | 'adopted' | 'answered' | 'set_aside'
  territory: string
  place: string
  title: string | null // nobody has written yet how everybody may read it
  people: number | null // fewer than five
  taken_up_by: string | null
  talk_on: string | null
  talk_where: string | null
  changes: string | null
  changes_from: string | null
  cannot: string | null
  why_not: string | null
  reason: string | null
  answered_on: string | null
}
export interface Wall {
  city: string
  districts: { id: string; name: string }[]
  place: { id: string; name: string } | null
  needs: OpenNeed[]
  url: string // of the page of this place, as a square too
  qr: string[]
}
export interface Page {
  city: string
  url: string
  qr: string[]
  need: OpenNeed
}

export const voices = (people: number | null): string =>
  people === null ? t('needs.few') : t('needs.voices', { n: people })
export const is_over = (need: { state: string }): boolean => need.state === 'answered' || need.state === 'set_aside'
