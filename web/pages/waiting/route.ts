import type { RouteRecordRaw } from 'vue-router'

export default {
  path: '/waiting',
  name: 'waiting',
  component: () => import('./WaitingPage.vue'),
  meta: { title: 'waiting.title', words: ['waiting'], section: 'today' },
} satisfies RouteRecordRaw
