// One meeting as a calendar file. Source: RFC 5545 (3.1 folding, 3.3.5 moments, 3.3.11 text).
export interface Event {
  id: string
  title: string
  starts_at: string // ISO, with zone
  minutes: number
  place?: string | null
  words?: string | null
}

const escaped = (text: string) => text.replace(/[\\;,]/g, sign => `\\${sign}`).replace(/\r?\n/g, '\\n')
const moment = (at: Date) => at.toISOString().replace(/[-:]|\.\d+/g, '')

// At most 75 bytes a line, and no character cut in two.
function folded(line: string): string {
  const size = (text: string) => new TextEncoder().encode(text).length
  const lines = ['']
  for (const sign of line) {
    if (size(lines.at(-1)! + sign) > 75) lines.push(' ')
    lines[lines.length - 1] += sign
  }
  return lines.join('\r\n')
}

export function calendar_of(event: Event, now = new Date()): string {
  const begins = new Date(event.starts_at)
  const ends = new Date(begins.getTime() + event.minutes * 60_000)
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Arpent//Meeting//EN', 'BEGIN:VEVENT',
    `UID:${event.id}@arpent`, `DTSTAMP:${moment(now)}`, `DTSTART:${moment(begins)}`, `DTEND:${moment(ends)}`,
    `SUMMARY:${escaped(event.title)}`,
    ...(event.place ? [`LOCATION:${escaped(event.place)}`] : []),
    ...(event.words ? [`DESCRIPTION:${escaped(event.words)}`] : []),
    'END:VEVENT', 'END:VCALENDAR',
  ]
  return lines.map(line => `${folded(line)}\r\n`).join('')
}

export function offer(event: Event): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([calendar_of(event)], { type: 'text/calendar;charset=utf-8' }))
  link.download = `${event.title.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60) || 'meeting'}.ics`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1_000)
}
