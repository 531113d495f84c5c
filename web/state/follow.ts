import { onScopeDispose } from 'vue'
import { link_headers } from '@/api/client'

// Follows a stream of the server for as long as its page stays: one stream, closed while nobody looks. After a break it comes
// back by itself, and its first event tells how things stand, so that nothing is missed. Where the server goes on refusing it is
// asked ever more rarely, until somebody looks at the page again or the network is back.
export interface Told {
  opened?: () => void
  lost?: (refused: boolean) => void // refused: the server does not want this page
}
interface Line { close: () => void; is_over: () => boolean }
type Hear = (data: string) => void

const patience_ms = 4_000
const most_turns = 16 // of patience, between two tries

export function follow<T>(path: string, name: string, hear: (heard: T) => void, told: Told = {}): void {
  const parse: Hear = data => hear(JSON.parse(data) as T)
  let line: Line | undefined
  let turns = 1
  let passed = 0
  const opened = () => {
    turns = 1
    told.opened?.()
  }
  const heard: Told = { ...told, opened }
  function listen(): void {
    if (document.visibilityState !== 'visible') {
      line?.close()
      line = undefined
    } else if (!line || line.is_over())
      line = Object.keys(link_headers()).length ? by_link(path, name, parse, heard) : by_browser(path, name, parse, heard)
  }
  const offline = () => {
    line?.close()
    line = undefined
    told.lost?.(false)
  }
  listen()
  // A server that answers with a fault ends the stream for good: then it is for us to try again.
  function try_again(): void {
    if (line?.is_over() && ++passed < turns) return
    if (line?.is_over()) turns = Math.min(2 * turns, most_turns)
    passed = 0
    listen()
  }
  function look(): void {
    turns = 1
    listen()
  }
  const trying = setInterval(try_again, patience_ms)
  document.addEventListener('visibilitychange', look)
  addEventListener('online', look)
  addEventListener('offline', offline)
  onScopeDispose(() => {
    clearInterval(trying)
    line?.close()
    document.removeEventListener('visibilitychange', look)
    removeEventListener('online', look)
    removeEventListener('offline', offline)
  })
}

function by_browser(path: string, name: string, hear: Hear, told: Told): Line {
  if (typeof EventSource === 'undefined') return { close: () => {}, is_over: () => false }
  const source = new EventSource(path)
  source.addEventListener(name, event => hear((event as MessageEvent<string>).data))
  source.addEventListener('open', () => told.opened?.())
  source.addEventListener('error', () => told.lost?.(source.readyState === EventSource.CLOSED))
  return { close: () => source.close(), is_over: () => source.readyState === EventSource.CLOSED }
}

// Whoever came by a link shows it in a header, which the browser's own streams cannot send; an address would end up in logs.
function by_link(path: string, name: string, hear: Hear, told: Told): Line {
  const stop = new AbortController()
  let over = false
  async function run(): Promise<void> {
    const answer = await fetch(path, { headers: { Accept: 'text/event-stream', ...link_headers() }, signal: stop.signal })
    if (!answer.ok || !answer.body) return told.lost?.(true)
    told.opened?.()
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
    let rest = ''
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      const events = (rest + read.value).split('\n\n')
      rest = events.pop()!
      events.filter(one => one.split('\n').includes(`event: ${name}`)).forEach(one => hear(data_of(one)))
    }
    told.lost?.(false)
  }
  void run().catch(() => !stop.signal.aborted && told.lost?.(false)).finally(() => (over = true))
  return { close: () => stop.abort(), is_over: () => over }
}

export const data_of = (event: string): string =>
  event.split('\n').filter(line => line.startsWith('data:')).map(line => line.slice(5).trimStart()).join('\n')
