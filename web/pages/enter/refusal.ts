const known = ['denied', 'unreachable', 'untrusted', 'stale', 'no_address', 'unknown', 'no_role'] as const
export type Refusal = (typeof known)[number]

// Why the provider of identities let nobody in, as the address says it: anybody may have written that, so only what we have a
// sentence for is said. Nothing where it says nothing.
export function refusal(said: unknown): Refusal | null {
  if (typeof said !== 'string' || !said) return null
  return known.find(one => one === said) ?? 'untrusted'
}
