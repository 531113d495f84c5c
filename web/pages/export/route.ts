import type { RouteRecordRaw } from 'vue-router'

export default {
  path: '/export',
  name: 'export',
  component: () => import('./ExportPage.vue'),
  meta: { title: 'export.title', words: ['export', 'labels'] },
} satisfies RouteRecordRaw
