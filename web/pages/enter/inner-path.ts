// Where somebody wanted to go before they were asked who they are. Only a path of this page: an address that somebody else wrote
// into the link must not lead away.
export function inner_path(then: unknown): string {
  return typeof then === 'string' && /^\/(?![/\\])/.test(then) ? then : '/'
}
