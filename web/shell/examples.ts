import { h } from 'vue'
import { examples } from '@/examples/example'
import ShellHead from './ShellHead.vue'

export default examples('Shell', { head: () => h(ShellHead) })
