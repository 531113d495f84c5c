import { computed, reactive } from 'vue'
import { create, read } from '@/api/client'
import { speak, type Language } from '@/words'

export interface Me {
  person: { id: string; name: string; email?: string } | null
  memberships: { id: string; role: string; territory?: string }[]
  roles: string[]
  city: { name: string; language: Language; example?: boolean; started?: boolean } | null
  plan?: { id: string; title: string } | null
  language: Language
  may: string[]
}

const nobody: Me = { person: null, memberships: [], roles: [], city: null, language: 'en', may: [] }

// Who is looking, in which city, and what they may do. Read once at the start; `refresh` after logging in or out.
export const session = reactive({
  me: nobody,
  known: false, // false until the server has answered once
  reachable: true,
})

export const signed_in = computed(() => session.me.person !== null)

// Offer only what will work: the server decides again at each operation.
export const may = (operation: string): boolean => session.me.may.includes(operation)

export const has_role = (...roles: string[]): boolean => roles.some(role => session.me.roles.includes(role))

export async function refresh(): Promise<void> {
  const answer = await read<Me>('/api/session/me', { on: null })
  session.reachable = answer.problem?.status !== 0
  session.me = answer.value ?? nobody
  session.known = session.reachable
  if (!chosen_language()) await speak(answer.value?.language ?? browser_language())
}

export async function sign_out(): Promise<void> {
  await create('/api/session/close')
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
}

export const browser_language = (): Language => (navigator.language.startsWith('fr') ? 'fr' : 'en')
