import { h } from 'vue'
import { examples, w } from '@/examples/example'
import LinksMap from './LinksMap.vue'

export default examples('LinksMap', {
  'goals and actions': () =>
    h(LinksMap, {
      caption: w('Which action serves which goal', 'Quelle action sert quel objectif'),
      goals: [
        {
          id: 'g1',
          code: '1.1',
          title: w('Every child finds a calm place after school', 'Chaque enfant trouve un lieu calme après l’école'),
          to: '/goals/g1',
        },
        { id: 'g2', code: '1.4', title: w('Parents and schools speak to each other', 'Parents et écoles se parlent') },
        {
          id: 'g3',
          code: '3.2',
          title: w('Nobody is lost between primary and secondary', 'Personne ne se perd entre l’école et le collège'),
        },
      ],
      actions: [
        { id: 'a1', title: w('Homework club', 'Club de devoirs'), to: '/actions/a1' },
        { id: 'a2', title: w('Parents’ cafés', 'Cafés des parents'), to: '/actions/a2' },
        { id: 'a3', title: w('Sports after school', 'Sport après l’école'), to: '/actions/a3' },
      ],
      links: [
        {
          id: 'l1',
          goal: 'g1',
          action: 'a1',
          strength: 'strong',
          state: 'confirmed',
          reason: w('a room, an adult, every day', 'une salle, un adulte, chaque jour'),
        },
        {
          id: 'l2',
          goal: 'g2',
          action: 'a2',
          strength: 'moderate',
          state: 'confirmed',
          reason: w('they meet without an appointment', 'on s’y croise sans rendez-vous'),
        },
        { id: 'l3', goal: 'g1', action: 'a2', strength: 'weak', state: 'doubted', reason: null },
        { id: 'l4', goal: 'g2', action: 'a1', strength: 'weak', state: 'proposed', reason: null },
      ],
    }),
})
