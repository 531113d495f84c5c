import type { Partner } from './answer'

// How many actions ask something of each partner.
export function asked_of(involvements: { stakeholder: string; action: string }[]): Map<string, number> {
  const actions = new Map<string, Set<string>>()
  for (const { stakeholder, action } of involvements)
    actions.set(stakeholder, (actions.get(stakeholder) ?? new Set()).add(action))
  return new Map([...actions].map(([partner, theirs]) => [partner, theirs.size]))
}

type Placed = Pick<Partner, 'id' | 'name' | 'influence' | 'stance'>

// Who could do something for the plan and was asked for nothing, those with most influence first.
export function never_asked<P extends Placed>(partners: P[], asked: Map<string, number>): P[] {
  const of_influence = (level: string) => partners.filter(one => one.influence === level && !asked.get(one.id))
  return [...of_influence('high'), ...of_influence('medium')]
}

// Who is against it and has the influence to stop something.
export const could_block = <P extends Placed>(partners: P[]): P[] =>
  partners.filter(one => one.stance === 'opposes' && (one.influence === 'high' || one.influence === 'medium'))
