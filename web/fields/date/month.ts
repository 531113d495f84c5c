import { iso_of } from '@/words/format'

// The weeks that a month's sheet shows, Monday first; days of the neighbouring months are left empty.
export function weeks(year: number, month: number): (string | null)[][] {
  const before = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7
  const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const cells = [
    ...Array<null>(before).fill(null),
    ...Array.from({ length: count }, (_, i) => iso_of(new Date(Date.UTC(year, month, i + 1)))),
  ]
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, i) =>
    [...cells.slice(i * 7, i * 7 + 7), ...Array<null>(7).fill(null)].slice(0, 7),
  )
}

export const add_days = (day: string, by: number): string => iso_of(new Date(Date.parse(`${day}T00:00:00Z`) + by * 864e5))

// The same day of another month, or its last one when the month is shorter.
export function add_months(day: string, by: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + by + 1, 0)).getUTCDate()
  return iso_of(new Date(Date.UTC(year, month - 1 + by, Math.min(date, last))))
}
