import { city_zone, wall_time } from './clock'

type Language = 'en' | 'fr'

const zone = (language: Language) => (language === 'fr' ? 'fr-FR' : 'en-GB')

// Made once each: building an Intl formatter costs far more than using it.
const made = new Map<string, unknown>()
function once<T>(key: string, make: () => T): T {
  if (!made.has(key)) made.set(key, make())
  return made.get(key) as T
}

const numbers = (language: Language, options: Intl.NumberFormatOptions) =>
  once(`n${language}${JSON.stringify(options)}`, () => new Intl.NumberFormat(zone(language), options))
const dates = (language: Language, options: Intl.DateTimeFormatOptions) =>
  once(`d${language}${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(zone(language), options))
const relatives = (language: Language) =>
  once(`r${language}`, () => new Intl.RelativeTimeFormat(zone(language), { numeric: 'auto' }))

// A calendar day has no time zone: it is read and written as UTC, so that no browser moves it. Of a moment it is the city's.
export const day_of = (iso: string): Date => new Date(`${iso.length > 10 ? local_day(iso) : iso}T00:00:00Z`)
export const iso_of = (date: Date): string => date.toISOString().slice(0, 10)
export const add_days = (iso: string, days: number): string => iso_of(new Date(day_of(iso).getTime() + days * 86_400_000))
export const today_here = (): string => local_day(new Date())
// The calendar day of a moment in the city.
export const local_day = (instant: string | Date): string => wall_time(instant).day

const day_long: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }

export function formats(language: () => Language) {
  // French says "1er mars", but "2 mars".
  const first = (text: string) => (language() === 'fr' ? text.replace(/(^|[^\d])1 (?=\p{L})/u, '$11er ') : text)
  const format = {
    // "1 487", "12,5": at most `digits` decimals, none that say nothing.
    number: (value: number, digits = 2) => numbers(language(), { maximumFractionDigits: digits }).format(value),
    // A number as a record gives it, with its unit: "413 enfants", "58,5 %". A yes or no is said as such; of several places,
    // as the share of those that say yes. "" when there is none.
    figure: (value: number | null, unit?: string | null, measure = 'number') => {
      if (value === null) return ''
      if (measure === 'yes_no' && (value === 0 || value === 1))
        return language() === 'fr' ? (value ? 'oui' : 'non') : value ? 'yes' : 'no'
      if (measure === 'yes_no') return numbers(language(), { style: 'percent', maximumFractionDigits: 0 }).format(value)
      return numbers(language(), { maximumFractionDigits: 2 }).format(value) + (unit ? `\u00a0${unit}` : '')
    },
    // A share between 0 and 1: "67 %".
    percent: (share: number, digits = 0) =>
      numbers(language(), { style: 'percent', maximumFractionDigits: digits }).format(share),
    // Integer cents.
    money: (cents: number, currency = 'EUR') =>
      numbers(language(), { style: 'currency', currency, maximumFractionDigits: cents % 100 === 0 ? 0 : 2 }).format(cents / 100),
    bytes: (size: number) => {
      const [unit, by] = size < 1e6 ? (['kilobyte', 1e3] as const) : (['megabyte', 1e6] as const)
      return numbers(language(), { style: 'unit', unit, maximumFractionDigits: size < by * 10 ? 1 : 0 }).format(size / by)
    },
    // "12 March 2026"
    day: (iso: string) => first(dates(language(), day_long).format(day_of(iso))),
    // "12 Mar"
    day_short: (iso: string) =>
      first(dates(language(), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(day_of(iso))),
    // "Thursday 12 March"
    weekday: (iso: string) =>
      first(dates(language(), { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(day_of(iso))),
    // "Thursday"
    weekday_name: (iso: string) => dates(language(), { weekday: 'long', timeZone: 'UTC' }).format(day_of(iso)),
    // "12 March 2026 at 14:07", in the city
    moment: (instant: string) =>
      first(dates(language(), { dateStyle: 'long', timeStyle: 'short', timeZone: city_zone() }).format(new Date(instant))),
    time: (instant: string) => dates(language(), { timeStyle: 'short', timeZone: city_zone() }).format(new Date(instant)),
    // "3 days ago", "tomorrow", "2 months ago"
    ago: (iso: string, today = today_here()) => {
      const days = Math.round((day_of(iso).getTime() - day_of(today).getTime()) / 864e5)
      const size = Math.abs(days)
      if (size < 14) return relatives(language()).format(days, 'day')
      if (size < 60) return relatives(language()).format(Math.round(days / 7), 'week')
      if (size < 700) return relatives(language()).format(Math.round(days / 30.44), 'month')
      return relatives(language()).format(Math.round(days / 365.25), 'year')
    },
    // A period's key as people say it: "2026-02" is "February 2026". Keys it does not know come back as they are.
    period: (key: string) => period(language(), key, 'long'),
    period_short: (key: string) => period(language(), key, 'short'),
    list: (items: string[]) =>
      once(`l${language()}`, () => new Intl.ListFormat(zone(language()), { type: 'conjunction' })).format(items),
  }
  return format
}

function period(language: Language, key: string, width: 'long' | 'short'): string {
  const french = language === 'fr'
  const parts = /^(\d{4})(?:-(\d{2})|-Q(\d)|-H(\d)|-W(\d{2})|\/(\d{2})(?:-P(\d+))?)?$/.exec(key)
  if (!parts) return key
  const [, year, month, quarter, half, week, school, school_period] = parts
  const short_year = `${year}`.slice(2)
  if (month) {
    const options = { month: width, year: width === 'long' ? 'numeric' : '2-digit', timeZone: 'UTC' } as const
    return dates(language, options).format(new Date(Date.UTC(Number(year), Number(month) - 1, 1)))
  }
  if (width === 'short') {
    if (quarter) return `${french ? 'T' : 'Q'}${quarter} ${short_year}`
    if (half) return `${french ? 'S' : 'H'}${half} ${short_year}`
    if (week) return `${french ? 'sem.' : 'wk'} ${Number(week)}`
    if (school_period) return `P${school_period} ${short_year}/${school}`
    return school ? `${short_year}/${school}` : key
  }
  const english = (n: string) => ({ 1: '1st', 2: '2nd', 3: '3rd' })[n] ?? `${n}th`
  const nth = (n: string, first = '1er') => (!french ? english(n) : n === '1' ? first : `${n}e`)
  if (quarter) return french ? `${nth(quarter)} trimestre ${year}` : `${nth(quarter)} quarter of ${year}`
  if (half) return french ? `${nth(half)} semestre ${year}` : `${nth(half)} half of ${year}`
  if (week) return french ? `semaine ${Number(week)}, ${year}` : `week ${Number(week)}, ${year}`
  if (school_period)
    return french ? `${nth(school_period, '1re')} période ${year}/${school}` : `school period ${school_period}, ${year}/${school}`
  if (school) return french ? `année scolaire ${year}/${school}` : `school year ${year}/${school}`
  return key
}

// What a person types as a number, in either country's habit: "1 487", "12,5", "1,487.5", "−3". Null when it is not one.
export function parse_number(text: string): number | null {
  let plain = text
    .trim()
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace(/^\u2212/, '-')
  if (plain === '') return null
  const comma = plain.lastIndexOf(',')
  const dot = plain.lastIndexOf('.')
  if (comma >= 0 && dot >= 0) plain = comma > dot ? plain.replace(/\./g, '').replace(',', '.') : plain.replace(/,/g, '')
  else plain = plain.replace(',', '.')
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(plain) ? Number(plain) : null
}

// What a person types as a day: "12/3/2026", "12.03.26", "12 mars 2026", "12 March", "2026-03-12". Day before month, as in
// Europe. A month with its year ("juin 2027",
// "06/2027") is its last day, as "until when" means it. Null when there is no such day; a missing year is the year of `today`.
export function parse_day(text: string, language: Language, today = today_here()): string | null {
  const plain = text
    .trim()
    .toLowerCase()
    .replace(/[,\u00a0\u202f]/g, ' ')
    .replace(/\b1(er|st)\b/, '1')
    .replace(/(\d)(nd|rd|th)\b/, '$1')
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain)
  if (iso) return real_day(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const numbers_only = /^(\d{1,2})[\s/.-]+(\d{1,2})(?:[\s/.-]+(\d{2}|\d{4}))?$/.exec(plain)
  if (numbers_only) return real_day(full_year(numbers_only[3], today), Number(numbers_only[2]), Number(numbers_only[1]))
  const month_only = /^(?:(\d{1,2})[\s/.-]+|([\p{L}.]+)\s+)(\d{4})$/u.exec(plain)
  if (month_only) {
    const month = month_only[1] ? Number(month_only[1]) : month_named(month_only[2]!, language)
    return month && month <= 12 ? iso_of(new Date(Date.UTC(Number(month_only[3]), month, 0))) : null
  }
  const worded = /^(\d{1,2})\s+([\p{L}.]+)(?:\s+(\d{2}|\d{4}))?$/u.exec(plain)
  if (!worded) return null
  const month = month_named(worded[2]!, language)
  return month ? real_day(full_year(worded[3], today), month, Number(worded[1])) : null
}

const full_year = (text: string | undefined, today: string): number =>
  text === undefined ? Number(today.slice(0, 4)) : text.length === 2 ? 2000 + Number(text) : Number(text)

function real_day(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? iso_of(date) : null
}

const bare = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/g, '')
    .toLowerCase()

function month_named(text: string, language: Language): number | null {
  const wanted = bare(text)
  if (wanted.length < 3) return null
  for (const spoken of [language, language === 'fr' ? 'en' : 'fr'] as const) {
    const names = Array.from({ length: 12 }, (_, i) =>
      bare(dates(spoken, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, i, 1))),
    )
    const found = names.map((name, i) => (name.startsWith(wanted) ? i + 1 : 0)).filter(Boolean)
    if (found.length === 1) return found[0]!
  }
  return null
}
