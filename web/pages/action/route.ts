import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/actions',
    name: 'actions',
    component: () => import('./ActionsPage.vue'),
    meta: { title: 'action.all', words: ['action', 'labels'], section: 'plan' },
  },
  {
    path: '/actions/:id',
    name: 'action',
    component: () => import('./ActionPage.vue'),
    meta: { words: ['action', 'labels', 'pilots', 'changes'], section: 'plan' },
  },
] satisfies RouteRecordRaw[]
