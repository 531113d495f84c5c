import { ref } from 'vue'
import { createI18n } from 'vue-i18n'
import { formats } from './format'

export type Language = 'en' | 'fr'

type Messages = Record<string, unknown>
type Named = Record<string, unknown>

// What we use of vue-i18n; its own types follow messages known beforehand, and ours arrive page by page.
interface Spoken {
  locale: { value: Language }
  mergeLocaleMessage: (language: Language, messages: Messages) => void
  t: (key: string, named: Named, options?: { plural?: number; locale?: Language }) => string
}

const files = import.meta.glob<{ default: Messages }>('./{en,fr}/*.json')
const loaded = new Set<string>()
const wanted = new Set<string>(['shell', 'parts'])

// English and French count differently: "0 chiffre", "0 numbers".
const plural = (language: Language) => (choice: number, forms: number): number =>
  forms < 2 ? 0 : new Intl.PluralRules(language).select(choice) === 'one' ? 0 : forms - 1

export const i18n = createI18n({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  missingWarn: import.meta.env.DEV,
  fallbackWarn: false,
  pluralRules: { en: plural('en'), fr: plural('fr') },
  messages: { en: {}, fr: {} },
})
const spoken = i18n.global as unknown as Spoken

export const language = ref<Language>('en')

// Fetches the sentences of a page (words/<language>/<page>.json) before it shows. Twice is once.
export async function need(page: string): Promise<void> {
  wanted.add(page)
  await fetch_words(language.value, page)
}

export async function speak(choice: Language): Promise<void> {
  await Promise.all([...wanted].map(page => fetch_words(choice, page)))
  language.value = choice
  spoken.locale.value = choice
  document.documentElement.lang = choice
}

async function fetch_words(choice: Language, page: string): Promise<void> {
  const file = files[`./${choice}/${page}.json`]
  if (!file || loaded.has(`${choice}/${page}`)) return
  const words = (await file()).default
  spoken.mergeLocaleMessage(choice, { [page]: words })
  loaded.add(`${choice}/${page}`)
}

// t('plan.title'), t('plan.waiting', { n: 3 }): with an `n`, the sentence may hold two forms, "one thing | {n} things".
export function t(key: string, named: Named = {}): string {
  return typeof named.n === 'number' ? spoken.t(key, named, { plural: named.n }) : spoken.t(key, named)
}

// The same in a language that may be another than the page's, with the sentences of these pages: for what is written here and
// read by others.
export async function spoken_in(choice: Language, ...pages: string[]) {
  await Promise.all(pages.map(page => fetch_words(choice, page)))
  const told: typeof t = (key, named = {}) =>
    spoken.t(key, named, typeof named.n === 'number' ? { locale: choice, plural: named.n } : { locale: choice })
  return { t: told, say: formats(() => choice) }
}

// Numbers, days and periods as the page's language writes them. Functions, so that they follow a change of language.
export const say = formats(() => language.value)
