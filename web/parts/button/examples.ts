import { h } from 'vue'
import { examples, w } from '@/examples/example'
import Button from './Button.vue'
import LinkButton from './LinkButton.vue'

export default examples('Button', {
  'the next thing to do, and beside it': () =>
    h('div', { class: 'row' }, [
      h(Button, { kind: 'primary' }, () => w('Ask the two districts', 'Demander aux deux quartiers')),
      h(Button, {}, () => w('Enter a number', 'Saisir un chiffre')),
      h(Button, { kind: 'quiet' }, () => w('Not now', 'Pas maintenant')),
    ]),
  'with a drawing': () =>
    h('div', { class: 'row' }, [
      h(Button, { icon: 'print' }, () => w('Print', 'Imprimer')),
      h(Button, { icon: 'history', kind: 'quiet' }, () => w('History', 'Historique')),
    ]),
  small: () =>
    h('div', { class: 'row' }, [
      h(Button, { small: true }, () => w('Still true', 'Toujours vrai')),
      h(Button, { small: true, kind: 'quiet' }, () => w('Doubt', 'Douter')),
    ]),
  busy: () => h(Button, { kind: 'primary', busy: true }, () => w('Sending…', 'Envoi…')),
  'a place to go': () =>
    h('div', { class: 'row' }, [
      h(LinkButton, { to: '/plan', kind: 'primary' }, () => w('Open the plan', 'Ouvrir le plan')),
      h(LinkButton, { href: '/api/export/city.xlsx', icon: 'file' }, () => w('Spreadsheet', 'Tableur')),
    ]),
})
