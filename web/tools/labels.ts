import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

// Names of kinds, fields, choices, as the server says them: server/words/<language>/*.json → words/<language>/labels.json, made
// anew whenever the page is built, tried or served. A page asks for them as `labels` and reads t('labels.action_state_running').

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = (language: string) => here(`../../server/words/${language}/`)
const target = (language: string) => here(`../words/${language}/labels.json`)

const read = (file: string): Record<string, string> => JSON.parse(readFileSync(file, 'utf8'))

const languages = ['en', 'fr']

function labels(language: string): string {
  const out: Record<string, string> = {}
  for (const file of readdirSync(server(language)).filter(name => name.endsWith('.json')).sort())
    for (const [code, sentence] of Object.entries(read(server(language) + file))) {
      const named = /^(?:label|choice)\.(.+)$/.exec(code)
      if (!named || code.endsWith('.plural')) continue
      const key = named[1]!.replaceAll('.', '_')
      if (key in out && out[key] !== sentence) throw new Error(`${file}: ${code} cannot be told from another label`)
      if (/[{}|@]/.test(sentence)) throw new Error(`${file}: ${code} holds a sign that the page reads otherwise`)
      out[key] = sentence
    }
  return `${JSON.stringify(Object.fromEntries(Object.entries(out).sort(([a], [b]) => (a < b ? -1 : 1))), null, 2)}\n`
}

export function write_labels(): void {
  for (const language of languages) {
    const made = labels(language)
    if (!existsSync(target(language)) || readFileSync(target(language), 'utf8') !== made) writeFileSync(target(language), made)
  }
}
