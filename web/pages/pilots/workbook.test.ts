import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { first_sheet } from './workbook'

// An archive of these parts, every second one packed.
function archive(parts: Record<string, string>): ArrayBuffer {
  const pieces: Buffer[] = [], listed: Buffer[] = []
  let at = 0
  for (const [i, [name, text]] of Object.entries(parts).entries()) {
    const raw = Buffer.from(text), packed = i % 2 ? deflateRawSync(raw) : raw
    const head = Buffer.alloc(30), entry = Buffer.alloc(46)
    head.writeUInt32LE(0x04034b50)
    head.writeUInt16LE(name.length, 26)
    entry.writeUInt32LE(0x02014b50)
    entry.writeUInt16LE(i % 2 ? 8 : 0, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(raw.length, 24)
    entry.writeUInt16LE(name.length, 28)
    entry.writeUInt32LE(at, 42)
    listed.push(entry, Buffer.from(name))
    pieces.push(head, Buffer.from(name), packed)
    at += 30 + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(Object.keys(parts).length, 10)
  end.writeUInt32LE(at, 16)
  return Uint8Array.from(Buffer.concat([...pieces, ...listed, end])).buffer
}
const book = (rows: string, more: Record<string, string> = {}, settings = '') => archive({
  'xl/workbook.xml': `<workbook xmlns:r="r">${settings}<sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="r1" Target="worksheets/a.xml"/></Relationships>',
  'xl/styles.xml': '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/><numFmt numFmtId="171" '
    + 'formatCode="0&quot; days&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/>'
    + '<xf numFmtId="171"/></cellXfs></styleSheet>',
  'xl/worksheets/a.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`, ...more,
})

test('days, numbers and texts of a sheet, as any program writes them', async () => {
  const rows = '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="inlineStr"><is><t>Taking part</t></is></c></row>'
    + '<row r="2"><c r="A2" s="1"><v>46093</v></c><c r="B2" s="3"><v>8</v></c><c r="D2" t="str"><f>1</f><v>Monday</v></c></row>'
    + '<row r="3"><c r="A3" s="2"><v>46094.5</v></c><c r="B3"><v>5</v></c></row>'
  const shared = '<sst><si><t>no</t></si><si><r><t>D</t></r><r><t>ay</t></r></si></sst>'
  expect(await first_sheet(book(rows, { 'xl/sharedStrings.xml': shared }))).toEqual([['Day', 'Taking part'],
    ['2026-03-12', '8', '', 'Monday'], ['2026-03-13', '5']])
})

test('days counted from 1904, and names with a prefix', async () => {
  const rows = '<row r="1"><c r="A1" s="1"><v>44631</v></c></row>'
  expect(await first_sheet(book(rows, {}, '<workbookPr date1904="1"/>'))).toEqual([['2026-03-12']])
  const sheet = '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>8</x:v></x:c></x:row></x:sheetData>'
    + '</x:worksheet>'
  expect(await first_sheet(book('', { 'xl/worksheets/a.xml': sheet }))).toEqual([['8']])
})

test('what is no workbook is refused', async () => {
  await expect(first_sheet(Uint8Array.from(Buffer.from('day;8;1')).buffer)).rejects.toThrow()
  await expect(first_sheet(archive({ 'word/document.xml': '<w/>' }))).rejects.toThrow()
})
