import { nextTick } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { keep_day } from './state/asof'
import { refresh, session, signed_in } from './state/session'
import { show_title } from './state/title'
import { need } from './words'

// A page announces itself in pages/<page>/route.ts: `export default { path, name, component: () => import(…), meta }`.
declare module 'vue-router' {
  interface RouteMeta {
    title?: string // key of the document's title; a page that knows better calls use_title
    words?: string[] // files of words/<language>/ it needs, its own name if left out
    menu?: { order: number; label: string } // present in the main menu
    open?: boolean // readable without an account
    bare?: boolean // without the header (a link opened on a phone, the first page)
  }
}

type Announced = { default: RouteRecordRaw | RouteRecordRaw[] }

export const routes: RouteRecordRaw[] = Object.values(import.meta.glob<Announced>('./pages/*/route.ts', { eager: true }))
  .flatMap(page => page.default)

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: (to, from, kept) => kept ?? (to.hash ? { el: to.hash } : to.path === from.path ? false : { top: 0 }),
})

keep_day(router)

router.beforeEach(async to => {
  if (!session.known) await refresh()
  await Promise.all((to.meta.words ?? [String(to.name ?? '')]).map(need))
  const started = !session.known || session.me.city !== null
  if (started === (to.name === 'first')) return started ? { path: '/' } : { name: 'first' }
  if (to.meta.open || !session.known || signed_in.value || to.name === 'enter') return true
  return router.hasRoute('enter') ? { name: 'enter', query: { then: to.fullPath } } : true
})

// A new page is announced by its heading; a change of the same page's address (?on=, a view) leaves the eye where it was.
router.afterEach(async (to, from) => {
  show_title(to.meta.title)
  if (to.path === from.path || from.matched.length === 0) return
  await nextTick()
  const heading = document.querySelector<HTMLElement>('main h1')
  heading?.setAttribute('tabindex', '-1')
  heading?.focus({ preventScroll: true })
})
