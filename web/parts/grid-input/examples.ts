import { defineComponent, h, reactive } from 'vue'
import { examples, w } from '@/examples/example'
import { say } from '@/words'
import OneNumber from '../one-number/OneNumber.vue'
import type { Entry, Landing } from './grid'
import GridInput, { type GridCell } from './GridInput.vue'

const periods = () =>
  ['2025-12', '2026-01', '2026-02'].map((key, i) => ({ key, label: say.period_short(key), closed: i === 0, due: i === 2 }))
const names = ['Bellevue - Chantenay - Sainte-Anne', 'Breil - Barberie', 'Centre-ville', 'Île de Nantes', 'Nantes Nord']

const Grid = defineComponent({
  setup() {
    const cells = reactive<Record<string, GridCell>>({
      '0|2025-12': { value: 41 },
      '0|2026-01': { value: 41, save: 'saved' },
      '0|2026-02': { value: 38, save: 'waiting' },
      '2|2026-01': { value: 52, contested: true },
      '2|2026-02': {
        value: 5200,
        save: 'invalid',
        message: w('a hundred times last month’s number', 'cent fois le chiffre du mois dernier'),
      },
    })
    const enter = (entry: Entry) => {
      cells[`${entry.row}|${entry.period}`] = { value: entry.value, save: 'saved' }
    }
    return () =>
      h(GridInput, {
        caption: w('Children attending, by district and month', 'Enfants accueillis, par quartier et par mois'),
        rows: names.map((name, i) => ({ id: String(i), name })),
        periods: periods(),
        cells,
        totals: [
          { period: '2026-01', value: 93, n: 2, m: 5 },
          { period: '2026-02', value: null, n: 1, m: 5 },
        ],
        onEnter: enter,
        onPaste: (landing: Landing) => landing.entries.forEach(enter),
      })
  },
})

const one = (more: Record<string, unknown>) => () =>
  h(OneNumber, {
    where: w('Homework club · Bellevue · February 2026', 'Club de devoirs · Bellevue · février 2026'),
    question: w('How many children came?', 'Combien d’enfants sont venus ?'),
    unit: w('children', 'enfants'),
    last: { value: 41, label: say.period('2026-01') },
    ...more,
  })

export default examples('Numbers', {
  grid: Grid,
  'one number': one({}),
  'one number, saved': one({ save: 'saved', sent: '38' }),
  'one number, waiting': one({ save: 'waiting', sent: '38' }),
  'one number, refused': one({
    problem: {
      status: 422,
      code: 'x',
      message: '',
      fields: [
        {
          field: 'value',
          message: w(
            'That is a hundred times last month’s number. Is it right?',
            'C’est cent fois le chiffre du mois dernier. Est-ce exact ?',
          ),
        },
      ],
    },
  }),
  'one share': one({
    measure: 'percent',
    question: w('How many parents came, of how many invited?', 'Combien de parents sont venus, sur combien d’invités ?'),
  }),
  'yes or no': one({
    measure: 'yes_no',
    question: w('Was the room open every day?', 'La salle a-t-elle été ouverte chaque jour ?'),
  }),
})
