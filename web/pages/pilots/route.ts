import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/pilots',
    name: 'pilots',
    component: () => import('./PilotsPage.vue'),
    meta: { title: 'pilots.title', words: ['pilots', 'labels'], section: 'plan' },
  },
  {
    path: '/pilots/:id',
    name: 'pilot',
    component: () => import('./PilotPage.vue'),
    meta: { words: ['pilots', 'labels'], section: 'plan' },
  },
] satisfies RouteRecordRaw[]
