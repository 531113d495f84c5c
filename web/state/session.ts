import { computed, reactive } from 'vue'
import { create, read, when_signed_out } from '@/api/client'
import { speak, type Language } from '@/words'
import { asof } from './asof'
import { clear_shelf } from './shelf'
import { keep_time_of } from '@/words/clock'
import { today_here } from '@/words/format'

// What GET /api/session/me answers.
export interface Me {
  person: { id: string; name: string; email: string | null; with_password: boolean } | null
  memberships: { id: string; role: string; territory: string | null }[] // held today
  roles: string[]
  territories: string[] // district officer of these
  city: { name: string; language: Language; zone: string; example: boolean } | null // null: nobody has set it up yet
  plan: { id: string; title: string } | null
  language: Language
  may: string[]
  may_own: string[] // of these, what is allowed on one's own only
  today: string
  provider: string | null // of identities, by which people may come in: its name
  demo: boolean // one-click logins are offered
}

const nobody: Me = {
  person: null,
  memberships: [],
  roles: [],
  territories: [],
  city: null,
  plan: null,
  language: 'en',
  may: [],
  may_own: [],
  today: today_here(),
  provider: null,
  demo: false,
}

// Who is looking, in which city, and what they may do. Read once at the start; `refresh` after logging in or out.
export const session = reactive({
  me: nobody,
  known: false, // false until the server has answered once
  reachable: true,
  expired: false, // somebody was signed in, and the server says that nobody is
  turn: 0, // grows each time somebody comes in: what was refused before is asked again
})

export const signed_in = computed(() => session.me.person !== null)

// Offer only what will work: the server decides again at each operation.
// The past is read, not written.
export const may = (operation: string): boolean => !asof.on && session.me.may.includes(operation)

// On a record that is theirs, or not: an action that one leads, a number that one tells.
export const may_here = (operation: string, own: boolean): boolean =>
  may(operation) && (own || !session.me.may_own.includes(operation))

export const has_role = (...roles: string[]): boolean => roles.some(role => session.me.roles.includes(role))

export async function refresh(): Promise<void> {
  const answer = await read<Me>('/api/session/me', { on: null })
  session.reachable = answer.problem?.status !== 0
  session.me = answer.value ?? nobody
  session.known = session.reachable
  if (answer.value) keep_time_of(answer.value.city?.zone)
  if (!answer.value) return
  const chosen = chosen_language()
  if (!chosen) await speak(answer.value.person ? answer.value.language : browser_language())
  else if (answer.value.person && answer.value.language !== chosen) await keep_language(chosen)
}

// After a code, a persona or a first page brought somebody in.
export async function came_in(): Promise<void> {
  await refresh()
  session.expired = false
  session.turn += 1
}

when_signed_out(() => {
  if (session.me.person) session.expired = true
})

// The next person at this device begins with a language of their own, and finds nothing that was typed before.
export async function sign_out(): Promise<void> {
  await create('/api/session/close')
  localStorage.removeItem(kept)
  clear_shelf()
  session.expired = false
  await refresh()
}

const kept = 'language'

export function chosen_language(): Language | null {
  const value = localStorage.getItem(kept)
  return value === 'fr' || value === 'en' ? value : null
}

export async function choose_language(language: Language): Promise<void> {
  localStorage.setItem(kept, language)
  await speak(language)
  if (signed_in.value) await keep_language(language)
}

// For the person: their other devices follow, and so do the mails they get.
async function keep_language(language: Language): Promise<void> {
  await create('/api/session/speak', { language })
  session.me.language = language
}

export const browser_language = (): Language => (navigator.language.startsWith('fr') ? 'fr' : 'en')
