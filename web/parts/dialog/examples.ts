import { defineComponent, h, ref } from 'vue'
import { examples, w } from '@/examples/example'
import Button from '../button/Button.vue'
import HistoryList from '../history/HistoryList.vue'
import Dialog from './Dialog.vue'

const opened = (kind: 'dialog' | 'drawer', label: () => string, title: () => string, body: () => unknown) =>
  defineComponent({
    setup() {
      const open = ref(false)
      return () => [
        h(
          Button,
          {
            onClick: () => {
              open.value = true
            },
          },
          label,
        ),
        h(
          Dialog,
          {
            kind,
            title: title(),
            open: open.value,
            'onUpdate:open': (next: boolean) => {
              open.value = next
            },
          },
          {
            default: body,
            ...(kind === 'dialog'
              ? {
                  actions: () => [
                    h(
                      Button,
                      {
                        kind: 'primary',
                        onClick: () => {
                          open.value = false
                        },
                      },
                      () => w('Make room', 'Faire de la place'),
                    ),
                    h(
                      Button,
                      {
                        kind: 'quiet',
                        onClick: () => {
                          open.value = false
                        },
                      },
                      () => w('Not now', 'Pas maintenant'),
                    ),
                  ],
                }
              : {}),
          },
        ),
      ]
    },
  })

const revisions = () => [
  {
    moment: 41,
    at: '2026-03-07T14:07:00Z',
    actor_name: 'Amina Diallo',
    operation_label: w('Changed the action', 'Fiche action modifiée'),
    why: w('two schools lost their room', 'deux écoles ont perdu leur salle'),
    changed: [
      {
        field: 'is_about',
        before: w('Free help after 16 h in 11 schools', 'Aide gratuite après 16 h dans 11 écoles'),
        after: w('Free help after 16 h in 9 schools', 'Aide gratuite après 16 h dans 9 écoles'),
      },
    ],
  },
  {
    moment: 12,
    at: '2026-02-01T09:00:00Z',
    actor_name: 'Paul Martin',
    changed: [{ field: 'title', before: null, after: w('Homework club', 'Club de devoirs') }],
  },
]

export default examples('Dialog', {
  dialog: opened(
    'dialog',
    () => w('Star a seventh', 'Étoiler une septième'),
    () => w('Six are starred already', 'Six sont déjà étoilées'),
    () => h('p', w('Choose the one that makes room, and say why.', 'Choisissez celle qui laisse sa place, et dites pourquoi.')),
  ),
  drawer: opened(
    'drawer',
    () => w('History', 'Historique'),
    () => w('History of this action', 'Historique de cette fiche action'),
    () =>
      h(HistoryList, {
        revisions: revisions(),
        label_of: (field: string) => (field === 'title' ? w('Title', 'Titre') : w('What it is', 'Ce que c’est')),
      }),
  ),
  'history, nothing yet': () => h(HistoryList, { revisions: [] }),
})
