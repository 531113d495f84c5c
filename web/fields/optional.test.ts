// @vitest-environment node
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

// No field calls itself optional that the server will not do without: a file's optional fields beside the operations that it asks
// for. What is needed only sometimes is said by `:optional`, and is not looked at here.
interface Schema { $ref?: string; required?: string[]; properties?: Record<string, { default?: unknown }> }
interface Reference {
  paths: Record<string, { post?: { requestBody?: { content?: { 'application/json'?: { schema: Schema } } } } }>
  components: { schemas: Record<string, Schema> }
}
// A goal keeps its number as long as none is typed; then nothing of it is asked.
const not_asked = ['/api/goals/x/recode']
const web = new URL('..', import.meta.url).pathname
const reference = JSON.parse(readFileSync(join(web, '../docs/api/openapi.json'), 'utf8')) as Reference

function needed_by(address: string): string[] {
  const parts = address.split('/')
  const path = Object.keys(reference.paths).find(one => {
    const known = one.split('/')
    const same = (part: string, at: number) => part === parts[at] || (part.startsWith('{') && parts[at] === 'x')
    return known.length === parts.length && known.every(same)
  })
  const schema = path && reference.paths[path]?.post?.requestBody?.content?.['application/json']?.schema
  const name = schema && schema.$ref?.split('/').at(-1)
  return (name && reference.components.schemas[name]?.required) || []
}
const files = (folder: string): string[] => readdirSync(folder).flatMap(name => {
  const path = join(folder, name)
  return statSync(path).isDirectory() ? files(path) : path.endsWith('.vue') ? [path] : []
})
const asked = ['pages', 'parts'].flatMap(room => files(join(web, room))).flatMap(path => {
  const text = readFileSync(path, 'utf8')
  const optional = [...text.matchAll(/<\w+Field\b[^]*?\/>/g)].map(found => found[0]).filter(tag => /\soptional(\s|$)/.test(tag))
    .flatMap(tag => /\sname="(\w+)"/.exec(tag)?.[1] ?? [])
  return [...text.matchAll(/create(?:<[^(]*>)?\(\s*['"`](\/api\/[^'"`]*)['"`]/g)]
    .map(found => found[1]!.replace(/\$\{[^}]*\}/g, 'x'))
    .map(address => ({ from: path.slice(web.length), address, optional, needed: needed_by(address) }))
})

it('finds forms whose operations need something', () => expect(asked.filter(one => one.needed.length).length).toBeGreaterThan(40))
it.each(asked.filter(one => one.needed.length && one.optional.length && !not_asked.includes(one.address)))(
  '$from asks $address only for what it calls needed',
  ({ optional, needed }) => expect(optional.filter(name => needed.includes(name))).toEqual([]),
)
