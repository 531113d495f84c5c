import type { RouteRecordRaw } from 'vue-router'

export default {
  path: '/goals/:id',
  name: 'goal',
  component: () => import('./GoalPage.vue'),
  meta: { title: 'goal.title', words: ['goal', 'plan', 'labels', 'action'], section: 'plan' },
} satisfies RouteRecordRaw
