import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/settings',
    name: 'settings',
    component: () => import('./SettingsPage.vue'),
    meta: { title: 'settings.title', words: ['settings', 'labels', 'history'] },
  },
  {
    path: '/me',
    name: 'me',
    component: () => import('./MePage.vue'),
    meta: { title: 'settings.me', words: ['settings'] },
  },
] satisfies RouteRecordRaw[]
