import type { InjectionKey } from 'vue'

// What is to be done when somebody leaves a dialog and lets go of what they wrote in it.
export const let_go_key: InjectionKey<(act: () => void) => void> = Symbol('let go')
