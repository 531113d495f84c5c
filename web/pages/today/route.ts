import type { RouteRecordRaw } from 'vue-router'

export default {
  path: '/',
  name: 'today',
  component: () => import('./TodayPage.vue'),
  meta: { title: 'today.title', menu: { order: 10, label: 'shell.today' } },
} satisfies RouteRecordRaw
