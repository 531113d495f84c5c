import { expect, it } from 'vitest'
import { calendar_of } from './ics'

const event = { id: 'm1', title: 'Aide aux devoirs; 3, 6', starts_at: '2026-03-19T18:00:00+01:00', minutes: 90,
  place: 'École\nsalle 2' }

it('is a calendar that other programs read', () => {
  const lines = calendar_of(event, new Date('2026-03-12T08:00:00Z')).split('\r\n')
  expect(lines).toContain('UID:m1@arpent')
  expect(lines).toContain('DTSTAMP:20260312T080000Z')
  expect(lines).toContain('DTSTART:20260319T170000Z')
  expect(lines).toContain('DTEND:20260319T183000Z')
  expect(lines).toContain('SUMMARY:Aide aux devoirs\\; 3\\, 6')
  expect(lines).toContain('LOCATION:École\\nsalle 2')
  expect(lines.at(-1)).toBe('')
})

it('folds long lines at 75 bytes without cutting a character', () => {
  const text = calendar_of({ ...event, title: 'é'.repeat(100) })
  for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  expect(text.replaceAll('\r\n ', '')).toContain('é'.repeat(100))
})
