import { add_days, day_of, iso_of } from '@/words/format'

// The days of a series: every so many weeks, or once a month on the same weekday ("the second Tuesday").
export type Rhythm = '1' | '2' | '4' | 'month'
export interface Span { starts_on: string; ends_on: string }

const month_of = (iso: string) => iso.slice(0, 7)

// Which of its weekday a day is in its month: 1 to 4, or 5 for the last where there is a fifth.
export const nth_of = (iso: string): number => Math.ceil(day_of(iso).getUTCDate() / 7)

// The same weekday in the month `after` months later: its nth, or its last for the fifth.
export function same_weekday(iso: string, after: number): string {
  const first = day_of(iso)
  const month = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + after, 1))
  const offset = (first.getUTCDay() - month.getUTCDay() + 7) % 7
  const day = add_days(iso_of(month), offset + 7 * (nth_of(iso) - 1))
  return month_of(day) === month_of(iso_of(month)) ? day : add_days(day, -7)
}

// School is out: between two periods that the city knows. Of days before the first and after the last it knows nothing.
export function is_holiday(iso: string, periods: Span[]): boolean {
  const known = periods.some(one => one.starts_on <= iso) && periods.some(one => one.ends_on >= iso)
  return known && !periods.some(one => one.starts_on <= iso && iso <= one.ends_on)
}

// `count` evenings from the first, and the days that were left out on the way. Once a month a week of holidays moves the evening
// within its month; a whole month of them is passed over.
export function evenings(first: string, rhythm: Rhythm, count: number, periods: Span[]): { days: string[]; left_out: string[] } {
  const days: string[] = []
  const left_out: string[] = []
  const most = count + 60
  for (let at = 0; days.length < count && at < most; at++) {
    const day = rhythm === 'month' ? same_weekday(first, at) : add_days(first, at * 7 * Number(rhythm))
    if (!is_holiday(day, periods)) {
      days.push(day)
      continue
    }
    left_out.push(day)
    const later = [7, 14, 21].map(more => add_days(day, more))
      .find(one => month_of(one) === month_of(day) && !is_holiday(one, periods))
    if (rhythm === 'month' && later) days.push(later)
  }
  return { days, left_out }
}
