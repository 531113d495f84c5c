// Which of the five quiet tints a value gets among all values shown: equal steps between the lowest and the highest. 0 is no value.
export function tint(value: number | null, values: number[]): 0 | 1 | 2 | 3 | 4 | 5 {
  if (value === null || values.length === 0) return 0
  const low = Math.min(...values)
  const high = Math.max(...values)
  if (low === high) return 3
  return Math.min(5, Math.floor(((value - low) / (high - low)) * 5) + 1) as 1 | 2 | 3 | 4 | 5
}
