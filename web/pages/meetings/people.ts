import { say, t } from '@/words'
import { groups, type Counted } from './answer'

// "6 invited partners and 3 parents": how many of whom, in the order of the groups.
export function counted_in(of: { there_as: string; people: number }[]): string {
  const sum = (group: string) => of.reduce((all, one) => all + (one.there_as === group ? one.people : 0), 0)
  return say.list(groups.map(group => ({ group, n: sum(group) })).filter(one => one.n).map(one => t(`meetings.of_${one.group}`,
    { n: one.n })))
}

export const people_in = (of: Counted[]): number => of.reduce((sum, one) => sum + one.people, 0)
