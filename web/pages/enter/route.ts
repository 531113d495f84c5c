import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/enter',
    name: 'enter',
    component: () => import('./EnterPage.vue'),
    meta: { title: 'enter.title', open: true, bare: true },
  },
  {
    path: '/demo/:person',
    name: 'demo',
    component: () => import('./DemoPage.vue'),
    meta: { title: 'enter.title', words: ['enter'], open: true, bare: true },
  },
] satisfies RouteRecordRaw[]
