import { h } from 'vue'
import { examples, w } from '@/examples/example'
import AsOf from '../as-of/AsOf.vue'
import LanguageSwitch from '../language-switch/LanguageSwitch.vue'
import PersonMenu from '../person-menu/PersonMenu.vue'
import Menu from './Menu.vue'

export default examples('Menu', {
  menu: () =>
    h(Menu, { label: w('More', 'Plus'), icon: 'more' }, () =>
      h('ul', { class: 'menu-list' }, [
        h('li', h('button', { type: 'button' }, w('Rename', 'Renommer'))),
        h('li', h('a', { href: '/history' }, w('History', 'Historique'))),
      ]),
    ),
  person: () =>
    h(PersonMenu, {
      name: 'Amina Diallo',
      role: w('programme manager', 'responsable du programme'),
      links: [{ label: w('Settings', 'Réglages'), to: '/settings' }],
    }),
  language: () => h(LanguageSwitch),
  'as of a day': () => h(AsOf, { named: [{ day: '2026-02-01', title: w('Adoption', 'Adoption') }] }),
  'two days compared': () => h(AsOf, { compare: true }),
})
