// The first sheet of a workbook (.xlsx) as texts, read on this device: nothing of the file leaves it before somebody has looked.
// Days come as "2026-03-12", whatever the sheet shows them as; a formula as its last result. Throws on what is no such file.
const most = 20_000_000 // bytes of one part, unpacked: a grid of reports is far smaller

export async function first_sheet(bytes: ArrayBuffer): Promise<string[][]> {
  const parts = directory(new DataView(bytes))
  const part = async (name: string) => {
    const entry = parts.get(name)
    return entry ? new DOMParser().parseFromString(await unpacked(bytes, entry), 'application/xml') : null
  }
  const book = await part('xl/workbook.xml')
  const named = book && all(book, 'sheet')[0]
  if (!book || !named) throw new Error('no workbook')
  const relation = [...named.attributes].find(one => /(^|:)id$/.test(one.name))?.value
  const links = await part('xl/_rels/workbook.xml.rels')
  const target = links && all(links, 'Relationship').find(one => one.getAttribute('Id') === relation)?.getAttribute('Target')
  const sheet = await part(target?.startsWith('/') ? target.slice(1) : `xl/${target ?? 'worksheets/sheet1.xml'}`)
  if (!sheet) throw new Error('no sheet')
  const shared = await part('xl/sharedStrings.xml')
  const texts = shared ? all(shared, 'si').map(written_text) : []
  const dated = date_styles(await part('xl/styles.xml'))
  const from_1904 = ['1', 'true'].includes(all(book, 'workbookPr')[0]?.getAttribute('date1904') ?? '')
  return all(sheet, 'row').map(row => cells_of(row, texts, dated, from_1904))
}

interface Entry { method: number; at: number; packed: number; size: number }

// What the end of the archive says is in it.
function directory(view: DataView): Map<string, Entry> {
  let end = view.byteLength - 22
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) --end
  if (end < 0) throw new Error('no archive')
  const out = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; --left) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error('no directory')
    const [name, extra, comment] = [28, 30, 32].map(place => view.getUint16(at + place, true)) as [number, number, number]
    const local = view.getUint32(at + 42, true)
    out.set(new TextDecoder().decode(new Uint8Array(view.buffer, at + 46, name)), {
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true),
    })
    at += 46 + name + extra + comment
  }
  return out
}

async function unpacked(bytes: ArrayBuffer, { method, at, packed, size }: Entry): Promise<string> {
  if (size > most || (method !== 0 && method !== 8)) throw new Error('cannot be read')
  const raw = new Uint8Array(bytes, at, packed)
  if (method === 0) return new TextDecoder().decode(raw)
  const inflating = new DecompressionStream('deflate-raw')
  const writer = inflating.writable.getWriter()
  const fed = writer.write(raw).then(() => writer.close())
  const reader = inflating.readable.getReader()
  const decoder = new TextDecoder()
  let out = '', length = 0
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    length += piece.value.length
    if (length > most) throw new Error('too big') // the size that an archive states may be a lie
    out += decoder.decode(piece.value, { stream: true })
  }
  await fed
  return out + decoder.decode()
}

// Elements of a name, whatever prefix the writing program gave them.
const all = (of: Document | Element, name: string): Element[] =>
  [...of.getElementsByTagName('*')].filter(one => one.localName === name || one.tagName.endsWith(`:${name}`))
// Formatted pieces of a text, without what says how it is spoken.
const written_text = (of: Element): string =>
  all(of, 't').filter(one => !/(^|:)rPh$/.test(one.parentElement?.tagName ?? '')).map(one => one.textContent ?? '').join('')

// Which formats of cells show a day.
function date_styles(styles: Document | null): boolean[] {
  if (!styles) return []
  const own = new Map(all(styles, 'numFmt').map(one => [one.getAttribute('numFmtId'), one.getAttribute('formatCode') ?? '']))
  const is_day = (id: string) => {
    const code = own.get(id)?.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')
    return code === undefined ? (Number(id) >= 14 && Number(id) <= 17) || id === '22' : /[dyj]/i.test(code)
  }
  const formats = all(styles, 'cellXfs')[0]
  return formats ? all(formats, 'xf').map(one => is_day(one.getAttribute('numFmtId') ?? '0')) : []
}

function cells_of(row: Element, texts: string[], dated: boolean[], from_1904: boolean): string[] {
  const out: string[] = []
  for (const cell of all(row, 'c')) {
    const letters = /^[A-Z]+/.exec(cell.getAttribute('r') ?? '')?.[0]
    const at = letters ? [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1 : out.length
    if (at > 100) continue
    while (out.length < at) out.push('')
    const value = all(cell, 'v')[0]?.textContent ?? ''
    const type = cell.getAttribute('t') ?? 'n'
    const is_day = type === 'n' && value !== '' && dated[Number(cell.getAttribute('s') ?? -1)]
    out[at] = type === 's' ? texts[Number(value)] ?? '' : type === 'inlineStr' ? written_text(cell)
      : type === 'd' ? value.slice(0, 10) : is_day ? day_of(Number(value), from_1904) : value
  }
  return out
}

// Days are counted from the last of 1899, or from the first of 1904.
const day_of = (serial: number, from_1904: boolean): string => {
  const day = new Date(Date.UTC(1899, 11, 30 + Math.floor(serial) + (from_1904 ? 1462 : 0)))
  return Number.isNaN(day.getTime()) ? '' : day.toISOString().slice(0, 10)
}
