// Which of the five quiet tints a value gets among all values shown: equal steps between the lowest and the highest. 0 is no
// value.
export function tint(value: number | null, values: number[]): 0 | 1 | 2 | 3 | 4 | 5 {
  if (value === null || values.length === 0) return 0
  const low = Math.min(...values)
  const high = Math.max(...values)
  if (low === high) return 3
  return Math.min(5, Math.floor(((value - low) / (high - low)) * 5) + 1) as 1 | 2 | 3 | 4 | 5
}

const letter = 6.1 // of the small names, in pixels

// A district's name in lines that its land can hold, or none: the table has every name.
export function lines_within(name: string, wide: number): string[] {
  const fits = (line: string) => line.length * letter < wide * 0.86
  if (fits(name)) return [name]
  const lines = name.split(' - ')
  return lines.length > 1 && lines.length < 4 && lines.every(fits) ? lines : []
}
