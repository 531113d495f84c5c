import { rungs } from '@/parts'
import { say, t } from '@/words'
import type { Comparison, Moved } from './answer'

// How the difference between two days is said, on the screen and on the sheet.
const height = (rung: string) => (rungs as readonly string[]).indexOf(rung)
export const further = (of: Comparison): Moved[] => of.ladder.filter(one => height(one.after) > height(one.before))
export const less_far = (of: Comparison): Moved[] => of.ladder.filter(one => height(one.after) < height(one.before))

const rung = (name: string) => t(`parts.rung_${name}`)
const word = (of: string) => (of ? t(`parts.state_${of}`) : t('plan.compare_absent'))
export const step = (one: Moved) => t('plan.compare_step', { before: rung(one.before), after: rung(one.after) })
export const words = (one: Moved) => t('plan.compare_step', { before: word(one.before), after: word(one.after) })

// One decimal is enough to see that something moved; a share of places that say yes is rounded when it is said.
export const moved_figure = (value: number, { measure, unit }: Pick<Comparison['numbers'][number], 'measure' | 'unit'>,
  with_unit = true) =>
  say.figure(measure === 'yes_no' ? value : Math.round(value * 10) / 10, with_unit ? unit : null, measure)
