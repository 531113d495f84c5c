export const shape_names = [
  'full', 'half', 'ring', 'dashed', 'triangle', 'square', 'diamond', 'open-diamond', 'cross', 'check', 'dash',
] as const

export type ShapeName = (typeof shape_names)[number]
export type Tone = 'plain' | 'good' | 'wait' | 'wrong'
