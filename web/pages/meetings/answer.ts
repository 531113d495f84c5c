// What the server tells of meetings: /api/meeting_list, /api/meeting_page, /api/meeting_room.
export interface Named { id: string; name: string }
export interface Row {
  id: string; revision: number; title: string; kind: string; state: 'planned' | 'open' | 'closed' | 'cancelled'
  series: string | null; series_title: string | null; number: number | null; of: number | null
  action: Named | null; territory: Named | null; facilitator: Named | null; second_facilitator: Named | null
  starts_at: string | null; place: string | null; minutes_state: string | null; minutes: number | null
  dots_each: number | null; can_lead: boolean
}
export interface List { live: Row[]; upcoming: Row[]; past: Row[]; series: { id: string; title: string; meetings: string[] }[] }
export interface Item { id: string; revision: number; meeting: string; position: number; title: string | null; step: string
  minutes: number | null; note: string | null; state: string; inquiry: string | null }
export interface Invitation { id: string; person: string | null; stakeholder: string | null; name: string | null
  there_as: string; sent_on: string | null; answer: string | null; what_happened: string | null; what_worked: string | null
  could_improve: string | null; told_on: string | null }
export interface Example { id: string; title: string; what_happened: string | null; how_well: string | null
  could_improve: string | null }
export interface Cluster { id: string; revision: number; quadrant: Quadrant; title: string }
export interface Option { id: string; text: string; crossing: string | null }
export interface Decision { id: string; revision: number; text: string; action: string | null; because: string | null
  owner: string | null
  review_on: string | null; can_say_yes: string | null; leads_to: string | null; was: string | null; is: string | null
  state: 'proposed' | 'waiting' | 'confirmed' | 'declined'; answer: string | null; became: string[]
  answered_how: 'themselves' | 'by_word' | 'on_paper' | null; answered_on: string | null; answered_by: string | null
  recorded_by: string | null }
export interface Promise_ { id: string; revision: number; brings: string; text: string; who: string | null; until: string | null
  state: 'promised' | 'kept' | 'lapsed' }
export interface Counted { id: string; there_as: string; territory: string | null; people: number }
export interface Page {
  meeting: Row; opened_at: string | null; closed_at: string | null; cancelled_because: string | null
  minutes_text: string | null; serves: string[]; agenda: Item[]; open_items: Item[]; invitations: Invitation[]
  attendance: Counted[]; examples: Example[]; clusters: Cluster[]
  options: Option[]; decisions: Decision[]; last_decisions: Decision[]; asked_of_me: string[]; promises: Promise_[]
  asides: { id: string; text: string; state: string; answer: string | null }[]
  pulses: number; pulse: { meeting: string; on: string; answers: number; trust: number; purpose: number; ownership: number }[]
  earlier: Row | null; next: Row | null; names: Named[]
}
export type Quadrant = 'strength' | 'weakness' | 'opportunity' | 'threat'
export const quadrants: Quadrant[] = ['strength', 'weakness', 'opportunity', 'threat']
export interface Note { id: string; quadrant: Quadrant; text: string; example: string | null; cluster: string | null
  into: string | null; hidden: boolean; hidden_because: string | null; aside: string | null }
export interface Weighed { id: string; title: string; quadrant: Quadrant; is_cluster: boolean; dots: number | null
  voters: number | null; rank_by_dots: number | null; rank_by_voters: number | null; talk_about: boolean
  by_group: { there_as: string; rank: number }[] }
// The "what for?" that a step of the agenda asks.
export interface Question { id: string; question: string; state: string; item: string; token: string | null }
export interface Room {
  id: string; title: string; as: string; state: Row['state']; action_title: string | null; place: string | null
  step: Item | null; step_seconds: number | null; began?: number; agenda: Item[]; revealed: boolean; phones: boolean;
    pulse_asked: boolean
  dots: 'off' | 'open' | 'closed'; dots_each: number; voters: number; pulses: number; here: number
  code: string | null; url: string | null; qr: string[]; what_for: Question | null; here_as: { there_as: string;
    people: number }[]
  counts: Record<Quadrant, number>; examples: Example[]; clusters: Cluster[]; notes: Note[]; items: Weighed[]
  options: Option[]; decisions: Decision[]; promises: Promise_[]
}
export const groups = ['core', 'extra', 'parents', 'young_people', 'elected', 'officers', 'residents', 'others']
