// Reports as people paste them from a sheet: a day, how many took part, how many met the difficulty, and the group. Columns are
// parted by tabs, semicolons or commas; a line of headings and empty lines say nothing.
export interface Row {
  on: string
  exposed: number
  events: number
  group: string | null
}
export interface Line {
  at: number // from 1, as the sheet counts
  row: Row | null // null: not understood
}

export function read_lines(text: string): Line[] {
  return text.split(/\r?\n/).flatMap((line, i) => {
    const cells = line.split(line.includes('\t') ? '\t' : line.includes(';') ? ';' : ',').map(cell => cell.trim())
    if (cells.every(cell => cell === '')) return []
    const on = day(cells[0] ?? '')
    if (!on && i === 0 && !/\d/.test(line)) return []
    const exposed = whole(cells[1])
    const events = cells[2] ? whole(cells[2]) : 0
    const row = on && exposed !== null && events !== null ? { on, exposed, events, group: cells[3] || null } : null
    return [{ at: i + 1, row }]
  })
}

// "2026-03-12", "12/03/2026", "12.3.2026"
function day(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (iso) return text
  const french = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text)
  return french ? `${french[3]}-${french[2]!.padStart(2, '0')}-${french[1]!.padStart(2, '0')}` : null
}

const whole = (text: string | undefined): number | null => (text && /^\d+$/.test(text) ? Number(text) : null)
