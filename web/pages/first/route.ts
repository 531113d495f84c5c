import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/first',
    name: 'first',
    component: () => import('./FirstPage.vue'),
    meta: { title: 'first.title', open: true, bare: true },
  },
  {
    path: '/doors',
    name: 'doors',
    component: () => import('./DoorsPage.vue'),
    meta: { title: 'first.doors_title', words: ['first'], bare: true },
  },
] satisfies RouteRecordRaw[]
