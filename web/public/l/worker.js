// Lets the page behind a link, and that of a meeting, open again where there is no network: what it needed last time is kept on
// the phone. Nothing else of Arpent passes through here, and nothing is kept for longer than this build is served.
const kept_as = 'arpent-__BUILD__'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', event => event.waitUntil(forget_others().then(() => self.clients.claim())))
// What a page has loaded before this could see it: addresses, and the headers that it asks with.
self.addEventListener('message', event => event.waitUntil(keep_all(event.data)))
self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (stays_the_same(pathname)) event.respondWith(kept_first(request))
  else if (request.mode === 'navigate' || changes(pathname)) event.respondWith(network_first(request))
})

const stays_the_same = path => path.startsWith('/assets/') || path === '/layers.css'
const changes = path => ['/api/link_page', '/api/meeting_room', '/api/session/me'].includes(path)

async function forget_others() {
  for (const name of await caches.keys()) if (name !== kept_as) await caches.delete(name)
}

async function keep_all({ page, loaded, headers }) {
  const kept = await caches.open(kept_as)
  const wanted = loaded.filter(one => stays_the_same(new URL(one).pathname) || changes(new URL(one).pathname))
  await Promise.all([page, ...wanted].map(async one => {
    const request = new Request(one, { headers })
    const [name, get] = stays_the_same(new URL(one).pathname) ? [one, kept_first] : [name_of(request), network_first]
    if (!(await kept.match(name))) await get(request).catch(() => undefined)
  }))
}

async function kept_first(request) {
  const kept = await caches.open(kept_as)
  return (await kept.match(request)) ?? keep(kept, request.url, await fetch(request))
}

// Each link has its own answer: the token is in a header, and here in the name.
function name_of(request) {
  const name = new URL(request.url)
  name.searchParams.set('token', request.headers.get('Link-Token') ?? '')
  return name.href
}

async function network_first(request) {
  const kept = await caches.open(kept_as)
  const name = name_of(request)
  try {
    return await keep(kept, name, await fetch(request))
  } catch (away) {
    const found = await kept.match(name)
    if (found) return found
    throw away
  }
}

// What the server no longer gives out is not kept either.
async function keep(kept, name, response) {
  if (response.ok) await kept.put(name, response.clone())
  else if (response.status < 500) await kept.delete(name)
  return response
}
