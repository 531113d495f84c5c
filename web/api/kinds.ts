// Where the records of a kind live: "territory" is found at /api/territories.
const odd: Record<string, string> = { person: 'people', city: 'cities', territory: 'territories',
  condition_news: 'condition_news' }

export const plural_of = (kind: string): string => odd[kind] ?? `${kind}s`
export const path_of = (kind: string, id: string): string => `/api/${plural_of(kind)}/${id}`
