import { h } from 'vue'
import { examples, w } from '@/examples/example'
import NoticeLine from '../notice/NoticeLine.vue'
import { notify } from '../notice/notices'
import Button from '../button/Button.vue'
import ExampleBanner from '../example-banner/ExampleBanner.vue'
import AsOfBanner from '../as-of/AsOfBanner.vue'
import ViewSwitch from '../view-switch/ViewSwitch.vue'
import SearchBox, { type Hit } from './SearchBox.vue'

const found = (): Hit[] => [
  {
    kind: 'action',
    id: '1',
    title: w('Homework club', 'Club de devoirs'),
    snippet: w('free help after 16 h', 'aide gratuite après 16 h'),
    url: '/actions/1',
  },
  { kind: 'goal', id: '2', title: w('A calm place', 'Un lieu calme'), url: '/goals/2' },
]

export default examples('Search', {
  search: () =>
    h(SearchBox, {
      search: async (text: string) => (text.startsWith('x') ? [] : found()),
      kind_label: (kind: string) => (kind === 'action' ? w('action', 'fiche action') : w('goal', 'objectif')),
    }),
  'view switch': () =>
    h(ViewSwitch, {
      label: w('Views of the plan', 'Vues du plan'),
      chosen: 'list',
      views: [
        { value: 'list', label: w('List', 'Liste') },
        { value: 'map', label: w('Map', 'Carte') },
        { value: 'gaps', label: w('Gaps', 'Manques'), count: 5 },
      ],
    }),
  notice: () => [
    h(Button, { onClick: () => notify(w('38 saved for Bellevue.', '38 enregistré pour Bellevue.'), () => {}) }, () =>
      w('Say what was done', 'Dire ce qui a été fait'),
    ),
    h(NoticeLine),
  ],
  'example city': () => h(ExampleBanner, { city: 'Nantes' }),
  'a past day': () => h(AsOfBanner),
})
