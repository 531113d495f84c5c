// @vitest-environment node
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const web = new URL('..', import.meta.url).pathname
const pages = (language: string) => readdirSync(join(web, 'words', language)).sort()
const sentences = (language: string, page: string): Record<string, string> =>
  JSON.parse(readFileSync(join(web, 'words', language, page), 'utf8'))
const names_in = (sentence: string) => [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map(found => found[1]))].sort()

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name)
    if (['node_modules', 'dist', 'dist-parts', 'words'].includes(name)) return []
    if (statSync(path).isDirectory()) return sources(path)
    return /\.(vue|ts)$/.test(name) && !/\.test\.ts$|schema\.d\.ts$/.test(name) ? [readFileSync(path, 'utf8')] : []
  })
}

// A key is used where it is written whole in quotes, or where a template begins it: `parts.state_${of}`.
const code = sources(web).join('\n')
const whole = new Set([...code.matchAll(/['"`]([a-z][\w-]*\.[a-z]\w*)['"`]/g)].map(found => found[1]!))
const begun = [...code.matchAll(/`([a-z][\w-]*\.[a-z]?\w*)\$\{/g)].map(found => found[1]!)
const called = [...code.matchAll(/\bt\(\s*['"`]([\w-]+\.\w+)['"`]/g)].map(found => found[1]!)

it('has the same pages in both languages', () => expect(pages('fr')).toEqual(pages('en')))

describe.each(pages('en'))('%s', page => {
  const english = sentences('en', page)
  const french = sentences('fr', page)
  const prefix = page.replace('.json', '')

  it('has the same keys in both languages', () => expect(Object.keys(french).sort()).toEqual(Object.keys(english).sort()))

  it.each(Object.keys(english))('%s names the same things in both languages', key =>
    expect(names_in(french[key] ?? '')).toEqual(names_in(english[key]!)),
  )

  it.each(Object.keys(english))('%s is used', key => {
    const full = `${prefix}.${key}`
    expect(whole.has(full) || begun.some(start => full.startsWith(start))).toBe(true)
  })

  it.each(Object.keys(french))('%s is set as French is', key => {
    expect(french[key]).not.toMatch(/'/)
    expect(french[key]).not.toMatch(/[^\u00a0\u202f{}\d:/][:;?!»](\s|$)/)
    expect(french[key]).not.toMatch(/«[^\u00a0\u202f]/)
  })
})

it('has every sentence that the code calls for', () => {
  const known = new Set(
    pages('en').flatMap(page => Object.keys(sentences('en', page)).map(key => `${page.replace('.json', '')}.${key}`)),
  )
  expect(called.filter(key => !known.has(key))).toEqual([])
})
