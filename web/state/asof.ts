import { reactive } from 'vue'
import type { LocationQueryRaw, Router } from 'vue-router'
import { today_here } from '@/words/format'

// The day that the page looks at, kept in its address (?on=, ?compare=) so that a link shows everyone the same thing.
export const asof = reactive<{ on: string | null; compare: string | null }>({ on: null, compare: null })

// A day of the calendar that is not to come.
export function day(value: unknown, today = today_here()): string | null {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value) || value > today) return null
  const read = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(value) ? value : null
}

// Following a link keeps the day: it is dropped only by asking for it. A day that is none, or is to come, is taken out of the
// address: the page shows today, and its address says so.
export function keep_day(router: Router): void {
  router.beforeEach((to, from) => {
    const wrong = (['on', 'compare'] as const).filter(name => name in to.query && !day(to.query[name]))
    if (wrong.length)
      return { path: to.path, hash: to.hash, query: { ...to.query, ...Object.fromEntries(wrong.map(name => [name, undefined])) } }
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
