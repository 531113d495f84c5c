import type { RouteRecordRaw } from 'vue-router'

export default {
  path: '/numbers/:indicator',
  name: 'grid',
  component: () => import('./GridPage.vue'),
  meta: { title: 'grid.title', words: ['grid', 'districts', 'contest'] },
} satisfies RouteRecordRaw
