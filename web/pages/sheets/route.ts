import type { RouteRecordRaw } from 'vue-router'

const words = ['sheets', 'plan', 'labels', 'action', 'districts']
const page = (path: string, name: string, component: RouteRecordRaw['component'], section: string) =>
  ({ path, name, component, meta: { title: 'sheets.title', words, section } }) as RouteRecordRaw

export default [
  page('/sheets/lead', 'sheet-lead', () => import('./LeadSheet.vue'), 'plan'),
  page('/sheets/actions/:id', 'sheet-action', () => import('./ActionSheet.vue'), 'plan'),
  page('/sheets/districts/:id', 'sheet-district', () => import('./DistrictSheet.vue'), 'districts'),
]
