import createClient from 'openapi-fetch'
import { asof } from '@/state/asof'
import { language } from '@/words'
import { new_id } from './id'
import { as_problem, unreachable, type Answer } from './problem'
import type { paths } from './schema'

// The typed client. `fetch` is looked up at each call: openapi-fetch would otherwise keep the one it saw first.
export const client = createClient<paths>({ fetch: request => fetch(request) })

// The token of the link by which somebody came without an account: it goes with every request of the page it opened.
let link_token = ''
export function came_by_link(token: string): void {
  link_token = token
}
export const link_headers = (): Record<string, string> => (link_token ? { 'Link-Token': link_token } : {})

client.use({
  onRequest({ request }) {
    if (link_token) request.headers.set('Link-Token', link_token)
    request.headers.set('Accept-Language', language.value)
    const writes = request.method !== 'GET'
    if (writes && !request.headers.has('Request-Id')) request.headers.set('Request-Id', new_id())
    return request
  },
})

let signed_out = (): void => {}

// Called whenever the server answers that it knows nobody behind a request: the session ended meanwhile.
export const when_signed_out = (act: () => void): void => void (signed_out = act)

type Query = Record<string, string | number | boolean | null | undefined>

// Reads a view or a record as it is on the day that the page looks at; `on: null` asks for today whatever the page shows.
export async function read<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<Answer<T>> {
  const on = 'on' in query ? query.on : asof.on
  return send<T>('GET', path, { query: present({ ...query, on }), signal })
}

export interface WriteOptions {
  revision?: string | number // of the record as it was read; needed to change or remove one
  why?: string
  request_id?: string // the same for every retry of one intention
  query?: Query
}

export const create = <T,>(path: string, body: object = {}, options: WriteOptions = {}) => write<T>('POST', path, body, options)
export const change = <T,>(path: string, body: object, options: WriteOptions) => write<T>('PATCH', path, body, options)
export const remove = <T,>(path: string, options: WriteOptions) => write<T>('DELETE', path, undefined, options)

// For routes that take a file as it is.
export const upload = <T,>(path: string, bytes: Blob | string, query: Query = {}): Promise<Answer<T>> =>
  send<T>('POST', path, { query: present(query), body: bytes, raw: true })

function write<T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body: object | undefined, options: WriteOptions) {
  const headers: Record<string, string> = {}
  if (options.revision !== undefined) headers['If-Match'] = `"${options.revision}"`
  if (options.request_id) headers['Request-Id'] = options.request_id
  return send<T>(method, path, { body, headers, query: present({ ...options.query, why: options.why }) })
}

interface Sending {
  query?: Record<string, string>
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
  raw?: boolean
}

async function send<T>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, sending: Sending): Promise<Answer<T>> {
  const { query, body, headers, signal, raw } = sending
  const init = { params: { query }, body, headers, signal, ...(raw ? { bodySerializer: (bytes: unknown) => bytes } : {}) }
  try {
    // The paths are our own constants; their types arrive with the generated schema.
    const call = client[method] as unknown as (
      path: string,
      init: object,
    ) => Promise<{ data?: T; error?: unknown; response: Response }>
    const { data, error, response } = await call(path, init)
    if (response.status === 401) signed_out()
    if (!response.ok) return { problem: as_problem(response.status, error) }
    const moment = method === 'GET' ? undefined : Number(response.headers.get('Moment')) || undefined
    return { value: data as T, moment, revision: response.headers.get('ETag')?.replace(/^(W\/)?"|"$/g, '') }
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    return { problem: unreachable }
  }
}

function present(query: Query): Record<string, string> {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '')
  return Object.fromEntries(given.map(([key, value]) => [key, String(value)]))
}
