import { reactive } from 'vue'
import type { LocationQueryRaw, Router } from 'vue-router'

// The day that the page looks at, kept in its address (?on=, ?compare=) so that a link shows everyone the same thing.
export const asof = reactive<{ on: string | null; compare: string | null }>({ on: null, compare: null })

const day = (value: unknown): string | null => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null)

// Following a link keeps the day: it is dropped only by asking for it.
export function keep_day(router: Router): void {
  router.beforeEach((to, from) => {
    const carried: LocationQueryRaw = {}
    if (!('on' in to.query) && day(from.query.on) && to.path !== from.path) carried.on = from.query.on
    return Object.keys(carried).length ? { path: to.path, hash: to.hash, query: { ...to.query, ...carried } } : true
  })
  router.beforeResolve(to => {
    asof.on = day(to.query.on)
    asof.compare = day(to.query.compare)
  })
}

// What to give to router.push to look at another day, or at today again.
export const query_on = (query: LocationQueryRaw, on: string | null, compare: string | null = null): LocationQueryRaw => ({
  ...query,
  on: on ?? undefined,
  compare: compare ?? undefined,
})
