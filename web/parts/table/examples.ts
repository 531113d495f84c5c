import { h } from 'vue'
import { examples, w } from '@/examples/example'
import StateWord from '../state-word/StateWord.vue'
import type { StateName } from '../state-word/states'
import Table from './Table.vue'

const columns = () => [
  { key: 'title', label: w('Action', 'Fiche action') },
  { key: 'lead', label: w('Led by', 'Portée par') },
  { key: 'number', label: w('Latest number', 'Dernier chiffre'), kind: 'number' as const },
  { key: 'state', label: w('State', 'État') },
]
const rows = () => [
  { id: '1', title: w('Homework club', 'Club de devoirs'), lead: 'Amina Diallo', number: '487', state: 'fresh' },
  {
    id: '2',
    title: w('Parents’ cafés', 'Cafés des parents'),
    lead: w('nobody yet', 'personne encore'),
    number: '',
    state: 'never',
  },
]

export default examples('Table', {
  'becomes sheets when narrow': () =>
    h(
      Table as never,
      { caption: w('Focus actions', 'Fiches prioritaires'), captioned: true, columns: columns(), rows: rows() },
      { state: ({ row }: { row: { state: StateName } }) => h(StateWord, { of: row.state }) },
    ),
  'scrolls when narrow': () =>
    h(Table as never, { caption: w('Scrolling', 'Défilement'), columns: columns(), rows: rows(), narrow: 'scroll' }),
})
