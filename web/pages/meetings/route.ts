import type { RouteRecordRaw } from 'vue-router'

const words = ['meetings', 'phone', 'labels']

export default [
  { path: '/meetings', name: 'meetings', component: () => import('./MeetingsPage.vue'),
    meta: { title: 'meetings.title', words, menu: { order: 30, label: 'shell.meetings' } } },
  { path: '/meetings/:id', name: 'meeting', component: () => import('./MeetingPage.vue'),
    meta: { title: 'meetings.title', words, section: 'meetings' } },
  { path: '/meetings/:id/wall', name: 'meeting-wall', component: () => import('./ProjectorPage.vue'),
    meta: { title: 'meetings.projector', words, section: 'meetings', bare: true } },
] satisfies RouteRecordRaw[]
