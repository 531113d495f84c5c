// Reports as they stand in a grid, typed, pasted from a sheet or read from a file: a day, how many took part, how many met the
// difficulty, and the group. Cells are kept as they are written, and understood when they are sent.
export const columns = ['on', 'exposed', 'events', 'group'] as const
export type Column = (typeof columns)[number]
export interface Cells {
  report: string // the id under which it is sent: again and again, kept once
  cells: Record<Column, string>
}
export interface Row {
  report: string
  on: string
  exposed: number
  events: number
  group: string | null
}

// A block of cells laid on the grid from one cell on; columns are parted by tabs, semicolons or commas.
export function lay(rows: Cells[], text: string, at: number, column: Column, make: () => Cells): void {
  const mark = (line: string) => (line.includes('\t') ? '\t' : line.includes(';') ? ';' : ',')
  lay_table(rows, text.split(/\r?\n/).map(line => line.split(mark(line)).map(part => unquoted(part.trim()))), at, column, make)
}

// The same for what is already parted into cells. A line of headings and empty lines are left out. Rows are made as they are
// needed; one that gets a day of its own keeps nothing of what stood there.
export function lay_table(rows: Cells[], table: string[][], at: number, column: Column, make: () => Cells): void {
  const from = columns.indexOf(column)
  const lines = table.filter(line => line.some(part => part.trim() !== ''))
  while (lines.length > 1 && !lines[0]!.some(part => /\d/.test(part))) lines.shift()
  for (const [i, line] of lines.entries()) {
    while (rows.length <= at + i) rows.push(make())
    if (column === 'on') rows[at + i] = make()
    for (const [j, part] of line.entries()) {
      const name = columns[from + j]
      if (name) rows[at + i]!.cells[name] = part.trim()
    }
  }
}

// What is in the rows: those understood, and of each other one the cells that are not. A row without any count says nothing.
export function understood(rows: Cells[]): { rows: Row[]; at: number[]; faults: { at: number; column: Column }[] } {
  const out = { rows: [] as Row[], at: [] as number[], faults: [] as { at: number; column: Column }[] }
  for (const [at, { report, cells }] of rows.entries()) {
    if (cells.exposed === '' && cells.events === '') continue
    const [on, exposed] = [day(cells.on), whole(cells.exposed)]
    const events = cells.events === '' ? 0 : whole(cells.events)
    if (on === null) out.faults.push({ at, column: 'on' })
    if (exposed === null) out.faults.push({ at, column: 'exposed' })
    if (events === null) out.faults.push({ at, column: 'events' })
    if (on === null || exposed === null || events === null) continue
    out.rows.push({ report, on, exposed, events, group: cells.group || null })
    out.at.push(at)
  }
  return out
}

// "2026-03-12", "12/03/2026", "12.3.2026"; only days that there are.
export function day(text: string): string | null {
  const french = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text)
  const iso = french ? `${french[3]}-${french[2]!.padStart(2, '0')}-${french[1]!.padStart(2, '0')}` : text
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null
  const there = new Date(`${iso}T12:00:00Z`)
  return !Number.isNaN(there.getTime()) && there.toISOString().slice(0, 10) === iso ? iso : null
}
export const written = (iso: string): string => iso.split('-').reverse().join('/')

const whole = (text: string): number | null => (/^\d{1,6}$/.test(text) ? Number(text) : null)
const unquoted = (text: string): string => (/^".*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text)
