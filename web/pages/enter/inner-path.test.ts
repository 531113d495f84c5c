import { expect, it } from 'vitest'
import { inner_path } from './inner-path'

it('goes back to where somebody wanted to go', () =>
  expect(inner_path('/actions/1?on=2026-02-01')).toBe('/actions/1?on=2026-02-01'))

it.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)', undefined, ['/a']])(
  'does not leave for %s',
  then => expect(inner_path(then)).toBe('/'),
)
