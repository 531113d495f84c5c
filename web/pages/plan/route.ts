import type { RouteRecordRaw } from 'vue-router'

export default {
  path: '/plan',
  name: 'plan',
  component: () => import('./PlanPage.vue'),
  meta: { title: 'plan.title', words: ['plan', 'labels'], menu: { order: 20, label: 'shell.plan' }, section: 'plan' },
} satisfies RouteRecordRaw
