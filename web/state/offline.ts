import { link_headers } from '@/api/client'

// Over TLS (or on this machine) a page below `scope` ("/l/", "/m/") opens again without a network, from the first time on: the
// worker is handed the page, what it has loaded and what it loads until the worker sees that itself. A page that was loaded from
// elsewhere only gets it ready for the next one. Elsewhere browsers have no worker, and the page works as long as it stays open.
export async function keep_for_later(scope: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register(`${scope}worker.js`, { scope })
  const [begun] = performance.getEntriesByType('navigation')
  if (begun && !new URL(begun.name).pathname.startsWith(scope)) return
  const { active } = await navigator.serviceWorker.ready
  const page = location.origin + location.pathname
  new PerformanceObserver(list => active?.postMessage({ page, loaded: list.getEntries().map(one => one.name),
    headers: link_headers() })).observe({ type: 'resource', buffered: true })
}
