// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { formats, parse_day, parse_number } from './format'

const french = formats(() => 'fr')
const english = formats(() => 'en')

describe('numbers', () => {
  it('are said with their unit, and a yes or no as such', () => {
    expect(french.figure(58.5, '%', 'percent')).toBe('58,5\u00a0%')
    expect(english.figure(1487, 'children')).toBe('1,487\u00a0children')
    expect(french.figure(1, null, 'yes_no')).toBe('oui')
    expect(english.figure(0, null, 'yes_no')).toBe('no')
    expect(english.figure(0.6, null, 'yes_no')).toBe('60%')
    expect(english.figure(null, 'children')).toBe('')
  })
  it('are written as each language does', () => {
    expect(french.number(1487.5)).toBe('1\u202f487,5')
    expect(english.number(1487.5)).toBe('1,487.5')
    expect(french.percent(0.67)).toBe('67\u00a0%')
    expect(french.money(120000)).toBe('1\u202f200\u00a0€')
    expect(english.money(120050)).toBe('€1,200.50')
  })
  it.each([
    ['38', 38],
    ['1 487', 1487],
    ['1\u202f487,5', 1487.5],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['1,487.5', 1487.5],
    ['1.487,5', 1487.5],
    ['\u22123', -3],
    [' 0 ', 0],
  ])('%s is read as %d', (text, value) => expect(parse_number(text)).toBe(value))
  it.each(['', 'many', '3-4', '12 ou 13', '1e5', '--2', '.', ','])('%s is no number', text =>
    expect(parse_number(text)).toBeNull(),
  )
})

describe('days', () => {
  it('are written in words', () => {
    expect(french.day('2026-03-12')).toBe('12 mars 2026')
    expect(english.day('2026-03-12')).toBe('12 March 2026')
    expect(french.day_short('2026-02-01')).toBe('1er févr.')
  })
  it('are told from today', () => {
    expect(english.ago('2026-03-09', '2026-03-12')).toBe('3 days ago')
    expect(french.ago('2026-03-09', '2026-03-12')).toBe('il y a 3 jours')
    expect(english.ago('2026-03-12', '2026-03-12')).toBe('today')
    expect(english.ago('2025-08-12', '2026-03-12')).toBe('7 months ago')
    expect(french.ago('2026-03-13', '2026-03-12')).toBe('demain')
  })
  it.each([
    ['12/3/2026', '2026-03-12'],
    ['12.03.26', '2026-03-12'],
    ['12 mars 2026', '2026-03-12'],
    ['1er mars', '2026-03-01'],
    ['12 March', '2026-03-12'],
    ['2026-03-12', '2026-03-12'],
    ['3rd mar 2027', '2027-03-03'],
    ['5 aout 2026', '2026-08-05'],
    ['5 août 2026', '2026-08-05'],
    ['29/2/2028', '2028-02-29'],
    ['juin 2027', '2027-06-30'],
    ['02/2028', '2028-02-29'],
  ])('%s is read as %s', (text, day) => expect(parse_day(text, 'fr', '2026-01-15')).toBe(day))
  it.each(['', '31/2/2026', '29/2/2026', '3/13/2026', 'hier', '12 ju 2026',
    '12 brumaire', 'brumaire 2027', '13/2027'])('%s is no day', text =>
    expect(parse_day(text, 'fr', '2026-01-15')).toBeNull(),
  )
})

describe('periods', () => {
  it.each([
    ['2026-02', 'February 2026', 'février 2026'],
    ['2026-Q1', '1st quarter of 2026', '1er trimestre 2026'],
    ['2026-H2', '2nd half of 2026', '2e semestre 2026'],
    ['2026-W07', 'week 7, 2026', 'semaine 7, 2026'],
    ['2026', '2026', '2026'],
    ['2025/26', 'school year 2025/26', 'année scolaire 2025/26'],
    ['2025/26-P3', 'school period 3, 2025/26', '3e période 2025/26'],
    ['something', 'something', 'something'],
  ])('%s is %s, %s', (key, in_english, in_french) => {
    expect(english.period(key)).toBe(in_english)
    expect(french.period(key)).toBe(in_french)
  })
})

it('says the first of a month as French does', () => {
  expect(french.day('2026-02-01')).toBe('1er février 2026')
  expect(french.day('2026-02-11')).toBe('11 février 2026')
  expect(french.weekday('2026-02-01')).toBe('dimanche 1er février')
  expect(english.day('2026-02-01')).toBe('1 February 2026')
  expect(parse_day(french.day('2026-02-01'), 'fr')).toBe('2026-02-01')
})
