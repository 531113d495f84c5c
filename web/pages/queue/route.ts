import type { RouteRecordRaw } from 'vue-router'

export default {
  path: '/queue',
  name: 'queue',
  component: () => import('./QueuePage.vue'),
  meta: { title: 'queue.title', words: ['queue', 'plan', 'labels', 'needs'], section: 'plan' },
} as RouteRecordRaw
