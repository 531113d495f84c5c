import type { RouteRecordRaw } from 'vue-router'

const words = ['plan', 'labels']
export default [
  {
    path: '/plan',
    name: 'plan',
    component: () => import('./PlanPage.vue'),
    meta: { title: 'plan.title', words, menu: { order: 20, label: 'shell.plan' }, section: 'plan' },
  },
  {
    path: '/plans/:id',
    name: 'earlier-plan',
    component: () => import('./EarlierPlan.vue'),
    meta: { title: 'plan.title', words, section: 'plan' },
  },
] satisfies RouteRecordRaw[]
