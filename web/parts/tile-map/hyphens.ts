const vowel = 'aeiouyàâäéèêëîïôöûüœæ'
const break_here = new RegExp(`([${vowel}][^${vowel}\\s-]?)(?=[^${vowel}\\s-][${vowel}])`, 'giu')

// The words of a name with soft hyphens between their syllables, as French and English break them: a narrow tile then reads
// "Belle-vue" and not "Bellevu e". At least three letters stay before a break and after it.
export function with_hyphens(name: string): string {
  return name.replace(/[\p{L}]{7,}/gu, word =>
    word.replace(break_here, (part, _one, at: number) =>
      at + part.length >= 3 && at + part.length <= word.length - 3 ? `${part}\u00ad` : part,
    ),
  )
}
