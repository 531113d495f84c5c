import type { RouteRecordRaw } from 'vue-router'

const words = ['changes', 'labels', 'plan']
export default [
  {
    path: '/changes',
    name: 'changes',
    component: () => import('./ChangesPage.vue'),
    meta: { title: 'changes.title', words, section: 'plan' },
  },
  {
    path: '/conditions/:id',
    name: 'condition',
    component: () => import('./ConditionPage.vue'),
    meta: { words, section: 'plan' },
  },
  {
    path: '/observe',
    name: 'observe',
    component: () => import('./ObservePage.vue'),
    meta: { title: 'changes.observe', words },
  },
  {
    path: '/conditions/:id/reorganise',
    name: 'reorganise',
    component: () => import('./ReorganisePage.vue'),
    meta: { title: 'reorganise.title', words: [...words, 'reorganise'], section: 'plan' },
  },
  {
    path: '/bulletins',
    name: 'bulletins',
    component: () => import('./BulletinsPage.vue'),
    meta: { title: 'bulletin.title', words: [...words, 'bulletin'], section: 'plan' },
  },
  {
    path: '/bulletins/new',
    name: 'bulletin-new',
    component: () => import('./BulletinDesk.vue'),
    meta: { title: 'bulletin.write', words: [...words, 'bulletin'], section: 'plan' },
  },
] satisfies RouteRecordRaw[]
