import { h } from 'vue'
import { examples, w } from '@/examples/example'
import TimeLine from './TimeLine.vue'

export default examples('TimeLine', {
  deeds: () =>
    h(TimeLine, {
      deeds: [
        {
          moment: 44,
          at: '2026-03-07T14:07:00Z',
          sentence: w('Open on Wednesdays', 'Ouvrir le mercredi'),
          actor_name: 'Amina Diallo',
          why: w('parents asked for it in the second meeting', 'les parents l’ont demandé à la deuxième réunion'),
        },
        {
          moment: 41,
          at: '2026-03-01T10:00:00Z',
          sentence: w('38 children at Bellevue in February', '38 enfants à Bellevue en février'),
          actor_name: w('school of Bellevue', 'école de Bellevue'),
          to: '/numbers/1',
        },
        {
          moment: 30,
          at: '2026-02-20T08:00:00Z',
          sentence: w('A new district officer takes over', 'Une nouvelle chargée de quartier prend le relais'),
        },
      ],
    }),
})
