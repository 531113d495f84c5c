import type { RouteRecordRaw } from 'vue-router'

const open = { title: 'needs.title', words: ['needs'], open: true }

export default [
  { path: '/needs', name: 'needs', component: () => import('./WallPage.vue'), meta: { ...open, bare: true } },
  { path: '/needs/in/:territory', name: 'needs-in', component: () => import('./WallPage.vue'), meta: { ...open, bare: true } },
  { path: '/needs/in/:territory/poster', name: 'needs-poster', component: () => import('./WallPoster.vue'),
    meta: { ...open, words: ['needs', 'sheets'] } },
  { path: '/needs/:id', name: 'need', component: () => import('./NeedPage.vue'), meta: { ...open, bare: true } },
  { path: '/needs/:id/sheet', name: 'need-sheet', component: () => import('./NeedSheet.vue'),
    meta: { ...open, words: ['needs', 'sheets'] } },
] satisfies RouteRecordRaw[]
