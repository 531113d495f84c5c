import type { RouteRecordRaw } from 'vue-router'

export default {
  path: '/indicators/:id',
  name: 'indicator',
  component: () => import('./IndicatorPage.vue'),
  meta: { title: 'indicator.title', words: ['indicator', 'districts', 'history'] },
} satisfies RouteRecordRaw
