import type { RouteRecordRaw } from 'vue-router'

const phone = { title: 'voice.title', words: ['voice', 'labels'], open: true, bare: true }

export default [
  { path: '/what-for', name: 'what-for', component: () => import('./InquiriesPage.vue'),
    meta: { title: 'voice.title', words: ['voice', 'labels'], section: 'plan' } },
  { path: '/what-for/:id', name: 'inquiry', component: () => import('./InquiryPage.vue'),
    meta: { title: 'voice.title', words: ['voice', 'labels'], section: 'plan' } },
  { path: '/w', name: 'w', component: () => import('./JoinPage.vue'), meta: phone },
  { path: '/w/room/:id', name: 'w-room', component: () => import('./RoomPage.vue'), meta: phone },
  { path: '/w/:token', name: 'w-token', component: () => import('./JoinPage.vue'), meta: phone },
] satisfies RouteRecordRaw[]
