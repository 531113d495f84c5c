import { expect, test } from 'vitest'
import { read_lines } from './lines'

test('reads what is copied from a sheet, with and without headings', () => {
  expect(read_lines('Jour\tParticipants\tDifficultés\n12/03/2026\t8\t1\n\n2026-03-13\t6\t\tCM1\n')).toEqual([
    { at: 2, row: { on: '2026-03-12', exposed: 8, events: 1, group: null } },
    { at: 4, row: { on: '2026-03-13', exposed: 6, events: 0, group: 'CM1' } },
  ])
  expect(read_lines('1.4.2026;3;0')).toEqual([{ at: 1, row: { on: '2026-04-01', exposed: 3, events: 0, group: null } }])
})

test('names the lines it does not understand', () => {
  expect(read_lines('12/03/2026,8\n12/03/2026,eight\nhier,3').map(line => line.row === null)).toEqual([false, true, true])
})
