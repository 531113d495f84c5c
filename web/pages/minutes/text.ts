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
