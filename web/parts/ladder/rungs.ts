// The seven rungs from a name to a review, in order. An action's rung is the highest with all below it true.
export const rungs = ['named', 'linked', 'led', 'measurable', 'measured', 'everywhere', 'reviewed'] as const

export type Rung = (typeof rungs)[number]
