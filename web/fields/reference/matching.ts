export interface Choice {
  id: string
  name: string
  hint?: string
}

const bare = (text: string) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase()

// The choices that hold every word typed, accents and case aside; those that begin with it first.
export function matching(choices: Choice[], text: string): Choice[] {
  const words = bare(text).split(/\s+/).filter(Boolean)
  const found = choices.filter(choice => {
    const hay = bare(`${choice.name} ${choice.hint ?? ''}`)
    return words.every(word => hay.includes(word))
  })
  const begins = (choice: Choice) => (bare(choice.name).startsWith(words[0] ?? '') ? 0 : 1)
  return words.length ? found.sort((a, b) => begins(a) - begins(b)) : found
}
