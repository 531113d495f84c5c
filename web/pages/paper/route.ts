import type { RouteRecordRaw } from 'vue-router'

export default {
  path: '/numbers/:indicator/paper',
  name: 'paper',
  component: () => import('./PaperPage.vue'),
  meta: { title: 'paper.title', words: ['paper', 'grid', 'districts'] },
} satisfies RouteRecordRaw
