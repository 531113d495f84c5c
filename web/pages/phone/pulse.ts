// The three questions at the end, from 1 to 5 each.
export const pulse_asks = ['trust', 'purpose', 'ownership'] as const
export type Pulse = Record<(typeof pulse_asks)[number], number | null>
