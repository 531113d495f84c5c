// @vitest-environment node
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

// Every address that a page asks for is one that the server has: those of the reference, and those that carry files or events.
const web = new URL('..', import.meta.url).pathname
const reference = JSON.parse(readFileSync(join(web, '../docs/api/openapi.json'), 'utf8')) as { paths: Record<string, unknown> }
const beside = ['/api/files', '/api/files/{sha}', '/api/imports', '/api/export', '/api/export/{format}', '/api/events',
  '/api/inquiry_events/{id}',
  '/api/meeting_events/{id}',
  '/api/example', '/api/demo/login', '/api/demo/people', '/api/health', '/api/openid/start']

function sources(folder: string): { path: string; text: string }[] {
  return readdirSync(folder).flatMap(name => {
    const path = join(folder, name)
    if (['node_modules', 'dist', 'dist-parts'].includes(name)) return []
    if (statSync(path).isDirectory()) return sources(path)
    const counts = /\.(vue|ts)$/.test(name) && !/\.test\.ts$|schema\.d\.ts$|^examples\.ts$/.test(name)
    return counts ? [{ path, text: readFileSync(path, 'utf8') }] : []
  })
}
const known = [...Object.keys(reference.paths), ...beside].map(path => path.split('/'))
// A part that a template fills in may be any; so may one that the reference leaves open.
const is_known = (address: string) => {
  const parts = address.split('/')
  return known.some(path => path.length === parts.length && path.every((part, at) => part.startsWith('{') || parts[at] === 'x'
    || part === parts[at]))
}
const asked = sources(web).flatMap(({ path, text }) =>
  [...text.matchAll(/['"`](\/api\/[^'"`]*)['"`]/g)].map(found => ({
    from: path.slice(web.length),
    address: found[1]!.replace(/\$\{[^}]*\}/g, 'x').replace(/\?.*$/, ''),
  })),
)

it('finds addresses', () => expect(asked.length).toBeGreaterThan(60))
it.each(asked)('$from asks for $address', ({ address }) => expect(is_known(address)).toBe(true))
