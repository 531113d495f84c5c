import { h, shallowReactive } from 'vue'
import { examples, w } from '@/examples/example'
import Button from '../button/Button.vue'
import More from '../more/More.vue'
import Facts from '../facts/Facts.vue'
import PageHead from '../page-head/PageHead.vue'
import Waiting from '../waiting/Waiting.vue'
import Empty from './Empty.vue'

export default examples('Page', {
  head: () =>
    h(
      PageHead,
      {
        above: w('Action 2 of 6', 'Fiche action 2 sur 6'),
        title: w('Homework club', 'Club de devoirs'),
        lead: w('Free help after 16 h in nine schools.', 'Une aide gratuite après 16 h dans neuf écoles.'),
      },
      { actions: () => h(Button, { icon: 'history', kind: 'quiet' }, () => w('History', 'Historique')) },
    ),
  'empty, teaching': () =>
    h(
      Empty,
      { title: w('No number yet', 'Pas encore de chiffre'), contour: true },
      {
        default: () =>
          h(
            'p',
            w(
              'Answer “how would we notice?” and the indicator writes itself.',
              'Répondez à « à quoi le verrait-on ? » et l’indicateur s’écrit tout seul.',
            ),
          ),
        actions: () => h(Button, { kind: 'primary' }, () => w('How would we notice?', 'À quoi le verrait-on ?')),
      },
    ),
  'empty, small': () =>
    h(Empty, { title: w('Nothing to re-read', 'Rien à relire') }, () =>
      h('p', w('Every link was confirmed less than six months ago.', 'Chaque lien a été confirmé il y a moins de six mois.')),
    ),
  facts: () =>
    h(Facts, {
      facts: [
        {
          key: 'is',
          label: w('It is', 'C’est'),
          value: w('free help after 16 h in nine schools', 'une aide gratuite après 16 h dans neuf écoles'),
        },
        { key: 'not', label: w('It is not', 'Ce n’est pas'), value: w('tutoring', 'du soutien scolaire') },
        { key: 'none', label: 'x', value: null },
      ],
    }),
  more: () => h(More, { label: w('More', 'Plus') }, () => h('p', w('What is seldom needed.', 'Ce dont on a rarement besoin.'))),
  'waiting, failed with an older value': () =>
    h(
      Waiting as never,
      {
        resource: shallowReactive({
          value: 38,
          revision: undefined,
          loading: false,
          problem: { status: 0, code: 'web.unreachable', message: '', fields: [] },
          reload: async () => {},
        }),
      },
      { default: ({ value }: { value: number }) => h('p', { class: 'figures' }, String(value)) },
    ),
})
