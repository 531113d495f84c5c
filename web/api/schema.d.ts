// Replaced by openapi-typescript from /api/openapi.json (npm run schema); until then every path is allowed.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export interface paths { [path: string]: any }
