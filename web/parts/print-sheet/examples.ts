import { h } from 'vue'
import { examples, w } from '@/examples/example'
import KeyFigure from '../key-figure/KeyFigure.vue'
import PrintSheet from './PrintSheet.vue'

export default examples('PrintSheet', {
  'one page': () =>
    h(
      PrintSheet,
      {
        title: w('Homework club', 'Club de devoirs'),
        above: w('For the elected lead', 'Pour l’élue référente'),
        city: 'Nantes',
        day: '2026-03-12',
      },
      () => [
        h(KeyFigure, { value: 9, of: 11, label: w('districts heard', 'quartiers entendus') }),
        h('p', w('Two districts are missing: we do not know yet.', 'Il manque deux quartiers : nous ne savons pas encore.')),
      ],
    ),
})
