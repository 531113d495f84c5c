import type { RouteRecordRaw } from 'vue-router'

export default {
  path: '/districts',
  name: 'districts',
  component: () => import('./DistrictsPage.vue'),
  meta: { title: 'districts.title', menu: { order: 40, label: 'shell.menu_districts' } },
} satisfies RouteRecordRaw
