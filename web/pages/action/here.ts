import { inject, type InjectionKey } from 'vue'
import { may_here } from '@/state/session'

// What may be done on this action: by a role, or because one leads it.
export const here: InjectionKey<(operation: string) => boolean> = Symbol('here')
export const use_here = () => inject(here, operation => may_here(operation, false))
