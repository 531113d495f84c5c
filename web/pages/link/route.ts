import type { RouteRecordRaw } from 'vue-router'

export default {
  path: '/l/:token',
  name: 'link',
  component: () => import('./LinkPage.vue'),
  meta: { title: 'link.title', open: true, bare: true },
} satisfies RouteRecordRaw
