import { h } from 'vue'
import { examples } from '@/examples/example'
import { shape_names } from '../shape/shapes'
import Shape from '../shape/Shape.vue'
import { drawings, type IconName } from './drawings'
import Icon from './Icon.vue'

export default examples('Icon', {
  drawings: () => h('div', { class: 'row large' }, (Object.keys(drawings) as IconName[]).map(name => h(Icon, { name }))),
  shapes: () => h('div', { class: 'row large' }, shape_names.map(name => h(Shape, { name }))),
})
