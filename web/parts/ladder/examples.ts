import { h } from 'vue'
import { examples, w } from '@/examples/example'
import Button from '../button/Button.vue'
import KeyFigure from '../key-figure/KeyFigure.vue'
import Progress from '../progress/Progress.vue'
import Ladder from './Ladder.vue'
import LadderCounts from './LadderCounts.vue'

export default examples('Ladder', {
  'on the way': () =>
    h(
      Ladder,
      {
        rung: 4,
        next: w('two districts are missing, Île de Nantes and Breil', 'il manque deux quartiers, Île de Nantes et Breil'),
      },
      () => h(Button, { kind: 'primary' }, () => w('Ask them', 'Leur demander')),
    ),
  'just named': () =>
    h(Ladder, { rung: 0, next: w('say which goal it serves, and why', 'dire quel objectif elle sert, et pourquoi') }),
  whole: () => h(Ladder, { rung: 6 }),
  'in a list': () =>
    h(
      'div',
      { class: 'stack close' },
      [0, 2, 4, 6].map(rung => h(Ladder, { rung, small: true })),
    ),
  'all actions': () => h(LadderCounts, { counts: [5, 1, 2, 1, 3, 1, 1] }),
  'key figures': () =>
    h('div', { class: 'columns' }, [
      h(KeyFigure, { value: 9, of: 11, label: w('districts heard this month', 'quartiers entendus ce mois-ci') }),
      h(KeyFigure, {
        value: 1487,
        label: w('children attending', 'enfants accueillis'),
        note: w('February 2026', 'février 2026'),
      }),
      h(KeyFigure, { value: null, label: w('parents in the cafés', 'parents aux cafés') }),
    ]),
  progress: () =>
    h('div', { class: 'columns' }, [
      h(Progress, {
        start: 350,
        value: 487,
        target: 600,
        unit: w('children', 'enfants'),
        places: { n: 9, m: 11 },
        pace: 'on_pace',
      }),
      h(Progress, { start: 12.5, value: 13.1, target: 8, unit: '%', pace: 'behind' }),
      h(Progress, { start: null, value: 38, target: null, places: { n: 1, m: 11 }, pace: 'cannot_tell' }),
    ]),
})
