import { h } from 'vue'
import { examples } from '@/examples/example'
import StateWord from './StateWord.vue'
import { states, type StateName } from './states'

const all = Object.keys(states) as StateName[]

export default examples('StateWord', {
  'every state': () =>
    h(
      'div',
      { class: 'row' },
      all.map(of => h(StateWord, { of })),
    ),
  washed: () =>
    h(
      'div',
      { class: 'row' },
      (['fresh', 'overdue', 'invalid', 'locked'] as const).map(of => h(StateWord, { of, washed: true })),
    ),
})
