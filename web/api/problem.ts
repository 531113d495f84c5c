// What the server says when a person can put it right, and what we say ourselves when it could not be reached.
export interface FieldProblem {
  field: string
  code?: string
  message: string
}

export interface Problem {
  code: string
  message: string
  fields: FieldProblem[]
  status: number
  to?: string // where it is not allowed: the roles and relations that may, separated by blanks
}

// `moment` is that of the entry in the ledger which a write made.
export type Answer<T> =
  | { value: T; revision?: string; moment?: number; problem?: undefined }
  | { value?: undefined; moment?: undefined; problem: Problem }

// `body` is whatever came back: our own shape, a proxy's page, or nothing at all.
export function as_problem(status: number, body: unknown): Problem {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>
  return {
    status,
    code: typeof given.code === 'string' ? given.code : `http.${status}`,
    message: typeof given.message === 'string' ? given.message : '',
    fields: Array.isArray(given.fields) ? given.fields : [],
    ...(typeof given.to === 'string' ? { to: given.to } : {}),
  }
}

export const unreachable: Problem = { status: 0, code: 'web.unreachable', message: '', fields: [] }

export const is_unreachable = (problem: Problem): boolean => problem.status === 0
