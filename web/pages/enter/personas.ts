import { t } from '@/words'

// One of GET /api/demo/people.
export interface Persona {
  person: string
  name: string
  roles: string[]
  posts: string[]
  territories: string[]
  lead: string
}

// Who they are in the plan, in one line: what only they do, not the name of a role.
export function line_of(persona: Persona): string {
  const [territory] = persona.territories
  if (territory) return t('enter.is_officer', { territory })
  const role = persona.roles[0] ?? 'contributor'
  if (role === 'contributor' && persona.lead) return t('enter.is_lead', { action: persona.lead })
  return t(`enter.is_${role}`)
}

// People who see the same screens look alike: the first of each kind stands in front.
export function different_eyes(people: Persona[]): { first: Persona[]; rest: Persona[] } {
  const seen = new Set<string>()
  const first: Persona[] = []
  const rest: Persona[] = []
  for (const persona of people) {
    const kind = [[...persona.roles].sort().join(), persona.territories.length > 0, persona.lead !== ''].join('|')
    if (seen.has(kind) || first.length === 7) rest.push(persona)
    else first.push(persona)
    seen.add(kind)
  }
  return { first, rest }
}
