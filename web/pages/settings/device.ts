// Browsers name those that they look like: the first that is there is the true one.
const browsers = [['Edg', 'Edge'], ['OPR', 'Opera'], ['Firefox', 'Firefox'], ['Chrome', 'Chrome'], ['Safari', 'Safari']]
const systems = [['Windows', 'Windows'], ['Android', 'Android'], ['iPhone', 'iPhone'], ['iPad', 'iPad'], ['Mac OS', 'macOS'],
  ['CrOS', 'ChromeOS'], ['Linux', 'Linux']]

// Of what a browser calls itself, the two words that people know; `otherwise` for what is no browser that we know.
export function device_words(agent: string, otherwise: string): string {
  const found = (among: string[][]) => among.find(([mark]) => agent.includes(mark!))?.[1]
  return [found(browsers) ?? otherwise, found(systems)].filter(Boolean).join(', ')
}
