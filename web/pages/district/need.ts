// What /api/need_list answers.
export interface Need {
  id: string
  revision: number
  title: string
  state: 'heard' | 'adopted' | 'answered' | 'set_aside'
  territory: string
  place: string
  public_title: string | null
  raised_on: string | null
  channels: string[]
  people: number
  below: { id: string; title: string; people: number }[]
  adopted_by: string | null
  adopted_kind: 'action' | 'goal' | null
  adopted_title: string | null
  talk_on: string | null
  talk_where: string | null
  changes: string | null
  changes_from: string | null
  cannot: string | null
  why_not: string | null
  reason: string | null
  answered_on: string | null
  answered_by: string | null
  helps: number | null
  helps_not: number | null
}
export interface NeedList {
  needs: Need[]
  takers: { id: string; name: string }[]
}
