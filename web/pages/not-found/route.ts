import type { RouteRecordRaw } from 'vue-router'

export default {
  path: '/:rest(.*)*',
  name: 'not-found',
  component: () => import('./NotFound.vue'),
  meta: { title: 'shell.not_found_title', words: [], open: true },
} satisfies RouteRecordRaw
