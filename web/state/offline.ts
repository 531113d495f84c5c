// Over TLS (or on this machine) a page below `scope` ("/l/", "/m/") opens again without a network. Elsewhere browsers have no
// worker, and the page works as long as it stays open.
export async function keep_for_later(scope: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await navigator.serviceWorker.register(`${scope}worker.js`, { scope })
  const { active } = await navigator.serviceWorker.ready
  const loaded = performance.getEntriesByType('resource').map(one => one.name)
  const needed = (path: string) => path.startsWith('/assets/') || path === '/layers.css'
  active?.postMessage(loaded.filter(one => needed(new URL(one).pathname)))
}
