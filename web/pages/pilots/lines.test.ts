import { expect, test } from 'vitest'
import { day, lay, understood, type Cells } from './lines'

let made = 0
const empty = (): Cells => ({ report: String(++made), cells: { on: '', exposed: '', events: '', group: '' } })
const laid = (text: string, at = 0, column: 'on' | 'exposed' = 'on') => {
  const rows = [empty(), empty()]
  lay(rows, text, at, column, empty)
  return rows
}

test('a block of a sheet is laid on the grid, without its headings', () => {
  const rows = laid('Jour\tParticipants\tSoucis\n12/03/2026\t8\t1\n13.3.2026\t5\t\n2026-03-14\t4\t0\tLundi\n')
  expect(understood(rows).rows.map(({ report: _, ...row }) => row)).toEqual([
    { on: '2026-03-12', exposed: 8, events: 1, group: null },
    { on: '2026-03-13', exposed: 5, events: 0, group: null },
    { on: '2026-03-14', exposed: 4, events: 0, group: 'Lundi' },
  ])
})

test('a column is laid from the cell that was meant', () => {
  const rows = laid('8\n5', 1, 'exposed')
  expect(rows.map(row => row.cells.exposed)).toEqual(['', '8', '5'])
})

test('a file of commas and quotes is read', () => {
  const wanted = { on: '2026-03-12', exposed: '8', events: '1', group: 'Groupe "A"' }
  expect(laid('"2026-03-12",8,1,"Groupe ""A"""')[0]!.cells).toEqual(wanted)
})

test('what is not understood is named by its cell, and empty rows say nothing', () => {
  const rows = laid('31/02/2026;8;1\n12/03/2026;huit;1\n12/03/2026;;')
  const { faults, at } = understood(rows)
  expect(faults).toEqual([{ at: 0, column: 'on' }, { at: 1, column: 'exposed' }])
  expect(at).toEqual([])
})

test('only days that there are', () => {
  expect(['2026-02-29', '29/02/2028', '1.3.2026', '', 'hier'].map(day)).toEqual([null, '2028-02-29', '2026-03-01', null, null])
})
