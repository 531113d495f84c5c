import type { RouteRecordRaw } from 'vue-router'

const open = { title: 'phone.title', words: ['phone', 'needs'], open: true, bare: true }

export default [
  { path: '/m', name: 'join', component: () => import('./JoinPage.vue'), meta: open },
  { path: '/m/room/:id', name: 'room', component: () => import('./RoomPage.vue'), meta: open },
  { path: '/m/:token', name: 'join-by-square', component: () => import('./JoinPage.vue'), meta: open },
] satisfies RouteRecordRaw[]
