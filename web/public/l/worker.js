// Lets the page behind a link, and that of a meeting, open again where there is no network: what it needed last time is kept on
// the phone. Nothing else of Arpent passes through here, and nothing is kept for longer than this build is served.
const kept_as = 'arpent-__BUILD__'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', event => event.waitUntil(forget_others().then(() => self.clients.claim())))
// The addresses that a page has just loaded, before this could see them.
self.addEventListener('message', event => event.waitUntil(keep_all(event.data)))
self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (pathname.startsWith('/assets/') || pathname === '/layers.css') event.respondWith(kept_first(request))
  else if (request.mode === 'navigate' || ['/api/link_page', '/api/meeting_room', '/api/session/me'].includes(pathname))
    event.respondWith(network_first(request))
})

async function forget_others() {
  for (const name of await caches.keys()) if (name !== kept_as) await caches.delete(name)
}

async function keep_all(addresses) {
  const kept = await caches.open(kept_as)
  await Promise.all(addresses.map(async one => (await kept.match(one)) || kept.add(one).catch(() => undefined)))
}

async function kept_first(request) {
  const kept = await caches.open(kept_as)
  return (await kept.match(request)) ?? keep(kept, request.url, await fetch(request))
}

// Each link has its own answer: the token is in a header, and here in the name.
async function network_first(request) {
  const kept = await caches.open(kept_as)
  const name = new URL(request.url)
  name.searchParams.set('token', request.headers.get('Link-Token') ?? '')
  try {
    return await keep(kept, name.href, await fetch(request))
  } catch (away) {
    const found = await kept.match(name.href)
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
