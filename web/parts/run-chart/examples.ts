import { h } from 'vue'
import { examples, w } from '@/examples/example'
import { say } from '@/words'
import Bars from '../bars/Bars.vue'
import RunChart from './RunChart.vue'

const months = ['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02']
const points = (values: (number | null)[], whole = false) =>
  values.map((value, i) => ({
    key: months[i]!,
    label: say.period_short(months[i]!),
    value,
    ...(value === null ? {} : { n: whole ? 11 : i === 5 ? 9 : 11, m: 11 }),
  }))

export default examples('RunChart', {
  'start, target and a missing month': () =>
    h(RunChart, {
      title: w('Children attending', 'Enfants accueillis'),
      unit: w('children', 'enfants'),
      points: points([412, 430, 428, null, 471, 487]),
      start: 412,
      target: 600,
    }),
  'start and target close together': () =>
    h(RunChart, {
      title: w('Share', 'Part'),
      unit: '%',
      points: points([12.5, 12.9, 12.2, 12.8, 13, 12.7], true),
      start: 12.5,
      target: 13.2,
      small: true,
    }),
  'the first number': () =>
    h(RunChart, { title: w('Children attending', 'Enfants accueillis'), points: points([38]), target: 60, small: true }),
  'no number yet': () =>
    h(RunChart, { title: w('Parents', 'Parents'), points: points([null, null, null]), target: 60, small: true }),
  bars: () =>
    h(Bars, {
      caption: w('Children attending by district, February 2026', 'Enfants accueillis par quartier, février 2026'),
      captioned: true,
      bars: [
        { id: '1', name: 'Bellevue - Chantenay - Sainte-Anne', value: 38, target: 60, state: 'fresh', to: '/districts/1' },
        { id: '2', name: 'Nantes Nord', value: 52, target: 60, state: 'contested' },
        { id: '3', name: 'Île de Nantes', value: null, target: 45, state: 'overdue' },
        { id: '4', name: 'Centre-ville', value: 61, target: 55 },
      ],
    }),
})
