// The little of Markdown that minutes are written in: headings, lists, paragraphs. Everything else stays as it was typed.
export type Block = { is: 'heading'; level: 2 | 3; text: string } | { is: 'list'; items: string[] } | { is: 'words';
  text: string }

export function blocks_of(markdown: string): Block[] {
  const out: Block[] = []
  let joins = false // this line goes on with the block before
  for (const raw of markdown.split(/\r?\n/)) {
    const line = raw.trim().replace(/\*\*(.+?)\*\*/g, '$1')
    const heading = /^(#{1,6})\s+(.*)$/.exec(line)
    const item = /^(?:[-*•]|\d+[.)])\s+(.*)$/.exec(line)
    const last = out.at(-1)
    if (!line) joins = false
    else if (heading) out.push({ is: 'heading', level: heading[1]!.length > 2 ? 3 : 2, text: heading[2]! })
    else if (item && last?.is === 'list') last.items.push(item[1]!)
    else if (item) out.push({ is: 'list', items: [item[1]!] })
    else if (joins && last?.is === 'words') last.text += `\n${line}`
    else if (joins && last?.is === 'list') last.items[last.items.length - 1] += ` ${line}`
    else out.push({ is: 'words', text: line })
    if (line) joins = !heading
  }
  return out
}

// A decision as it stands now, whatever was written down of it.
export interface Decided { text: string; state: string; answer: string | null; answered_on: string | null
  answered_how: string | null }

const names_decisions = /d[ée]ci[ds]/i
const words_of = (text: string) => new Set(text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u)
  .filter(word => word.length > 2))

// How much of the shorter of two texts stands in the other, from 0 to 1.
function likeness(one: string, other: string): number {
  const [few, many] = [words_of(one), words_of(other)].sort((a, b) => a.size - b.size) as [Set<string>, Set<string>]
  return few.size ? [...few].filter(word => many.has(word)).length / few.size : 0
}

// Where the text tells a decision in words of its own, perhaps shorter: the decisions by "block" or "block.item". Told are they
// under a heading that says so, or anywhere in a text without headings. Each stands in one place; a point of a list tells one.
export function told_in(blocks: Block[], decisions: Decided[]): Map<string, Decided[]> {
  const headed = blocks.some(block => block.is === 'heading')
  let inside = !headed
  const lines = blocks.flatMap((block, at) => {
    if (block.is === 'heading') inside = names_decisions.test(block.text)
    if (!inside || block.is === 'heading') return []
    return block.is === 'list' ? block.items.map((text, n) => ({ at: `${at}.${n}`, text, many: false }))
      : [{ at: `${at}`, text: block.text, many: true }]
  })
  const pairs = decisions.flatMap(of => lines.map(line => ({ of, line, likeness: likeness(of.text, line.text) })))
    .filter(pair => pair.likeness >= 0.6).sort((a, b) => b.likeness - a.likeness)
  const out = new Map<string, Decided[]>()
  const told = new Set<Decided>()
  for (const { of, line } of pairs) {
    const here = out.get(line.at) ?? []
    if (told.has(of) || (here.length && !line.many)) continue
    out.set(line.at, [...here, of])
    told.add(of)
  }
  return out
}
