import type { RouteRecordRaw } from 'vue-router'

export default {
  path: '/minutes/:id',
  name: 'minutes',
  component: () => import('./MinutesPage.vue'),
  meta: { title: 'minutes.title', words: ['minutes', 'sheets'], open: true, bare: true },
} satisfies RouteRecordRaw
