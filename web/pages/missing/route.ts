import type { RouteRecordRaw } from 'vue-router'

export default {
  path: '/who-is-missing',
  name: 'missing',
  component: () => import('./MissingPage.vue'),
  meta: { title: 'missing.title', words: ['missing', 'labels'], section: 'districts' },
} as RouteRecordRaw
