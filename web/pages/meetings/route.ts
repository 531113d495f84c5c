import type { RouteRecordRaw } from 'vue-router'

const words = ['meetings', 'phone', 'labels', 'voice', 'minutes']

const sheet = (path: string, name: string, component: RouteRecordRaw['component']) =>
  ({ path: `/meetings/:id/${path}`, name, component, meta: { title: 'meetings.title', words,
    section: 'meetings' } }) as RouteRecordRaw

export default [
  { path: '/meetings', name: 'meetings', component: () => import('./MeetingsPage.vue'),
    meta: { title: 'meetings.title', words, menu: { order: 30, label: 'shell.meetings' } } },
  { path: '/meetings/:id', name: 'meeting', component: () => import('./MeetingPage.vue'),
    meta: { title: 'meetings.title', words, section: 'meetings' } },
  { path: '/meetings/:id/wall', name: 'meeting-wall', component: () => import('./ProjectorPage.vue'),
    meta: { title: 'meetings.projector', words, section: 'meetings', bare: true } },
  sheet('pack', 'meeting-pack', () => import('./PackSheet.vue')),
  sheet('paper', 'meeting-paper', () => import('./PaperSheets.vue')),
  sheet('poster', 'meeting-poster', () => import('./PosterSheet.vue')),
] satisfies RouteRecordRaw[]
