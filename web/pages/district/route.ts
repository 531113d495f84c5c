import type { RouteRecordRaw } from 'vue-router'

export default {
  path: '/districts/:id',
  name: 'district',
  component: () => import('./DistrictPage.vue'),
  meta: { title: 'districts.title', words: ['districts', 'contest', 'history'] },
} satisfies RouteRecordRaw
