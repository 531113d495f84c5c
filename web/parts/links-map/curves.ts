import { linkHorizontal } from 'd3-shape'

export const strengths = ['none', 'weak', 'moderate', 'strong'] as const
export type Strength = (typeof strengths)[number]

const draw = linkHorizontal()

export const curve = (from: { x: number; y: number }, to: { x: number; y: number }): string =>
  draw({ source: [from.x, from.y], target: [to.x, to.y] }) ?? ''

// Strength as the thickness of a line, in pixels.
export const thickness: Record<Strength, number> = { none: 0, weak: 1.25, moderate: 3, strong: 6 }
