import type { RouteRecordRaw } from 'vue-router'

export default {
  path: '/l/:token',
  name: 'link',
  component: () => import('./LinkPage.vue'),
  meta: { title: 'link.title', words: ['link', 'pilots', 'needs', 'voice', 'labels'], open: true, bare: true },
} satisfies RouteRecordRaw
