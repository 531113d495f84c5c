import { parse_number } from '@/words/format'

export interface CellRef {
  row: string
  period: string
}
export interface Entry extends CellRef {
  value: number | null
  raw: string
}

// A block copied from a spreadsheet: lines of cells between tabs. The newline that spreadsheets put at the end is no row.
export const block = (text: string): string[][] =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map(line => line.split('\t').map(cell => cell.trim()))

export interface Landing {
  entries: Entry[] // cells that got a number
  unread: Entry[] // cells whose text is no number
  outside: number // cells that fell beside the grid
  locked: number
}

// Where a pasted block lands when its first cell goes to `start`. Empty cells of the block leave what is there.
export function land(
  cells: string[][],
  start: CellRef,
  rows: string[],
  periods: string[],
  is_locked: (cell: CellRef) => boolean,
): Landing {
  const top = rows.indexOf(start.row)
  const left = periods.indexOf(start.period)
  const landing: Landing = { entries: [], unread: [], outside: 0, locked: 0 }
  cells.forEach((line, down) =>
    line.forEach((raw, right) => {
      if (raw === '') return
      const row = rows[top + down]
      const period = periods[left + right]
      if (row === undefined || period === undefined) landing.outside += 1
      else if (is_locked({ row, period })) landing.locked += 1
      else {
        const value = parse_number(raw)
        ;(value === null ? landing.unread : landing.entries).push({ row, period, value, raw })
      }
    }),
  )
  return landing
}

// Where a key leads from a cell, or null when it stays an ordinary key. Tab goes down a column, as one types a list; at the end
// of the last one it leaves the grid, so that nobody is caught in it.
export function step(from: CellRef, key: string, back: boolean, rows: string[], periods: string[]): CellRef | null {
  const row = rows.indexOf(from.row)
  const column = periods.indexOf(from.period)
  const at = (down: number, right: number): CellRef | null => {
    const to = { row: rows[down], period: periods[right] }
    return to.row !== undefined && to.period !== undefined ? { row: to.row, period: to.period } : null
  }
  if (key === 'ArrowDown' || (key === 'Enter' && !back)) return at(row + 1, column)
  if (key === 'ArrowUp' || key === 'Enter') return at(row - 1, column)
  if (key === 'ArrowRight') return at(row, column + 1)
  if (key === 'ArrowLeft') return at(row, column - 1)
  if (key !== 'Tab') return null
  if (back) return at(row - 1, column) ?? at(rows.length - 1, column - 1)
  return at(row + 1, column) ?? at(0, column + 1)
}
