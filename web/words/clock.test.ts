// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { instant_of, keep_time_of, parse_time, wall_time } from './clock'
import { formats, today_here } from './format'

describe('an hour', () => {
  it.each([
    ['18:00', '18:00'],
    ['18h', '18:00'],
    ['18 h 30', '18:30'],
    ['18H30', '18:30'],
    ['18.30', '18:30'],
    ['1830', '18:30'],
    ['930', '09:30'],
    ['9', '09:00'],
    ['18 heures', '18:00'],
    ['6pm', '18:00'],
    ['6:30 p.m.', '18:30'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    [' 0:05 ', '00:05'],
  ])('%s is read as %s', (text, time) => expect(parse_time(text)).toBe(time))
  it.each(['', '25:99', '24:00', '18:60', '18h30x', '18h5', '18:', '13pm', '0am', 'soir', '-3', '18300'])(
    '%s is none', text => expect(parse_time(text)).toBeNull())
})

describe('the clock of the city', () => {
  const paris = 'Europe/Paris'
  it.each([
    ['2026-12-05', '18:00', '2026-12-05T17:00:00.000Z'],
    ['2026-07-05', '18h', '2026-07-05T16:00:00.000Z'],
    ['2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'], // skipped: it is 3:30
    ['2026-03-29', '18:00', '2026-03-29T16:00:00.000Z'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'], // twice: the first
    ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
    ['2026-10-24', '18:00', '2026-10-24T16:00:00.000Z'],
  ])('on %s at %s it is %s', (day, time, instant) => expect(instant_of(day, time, paris)).toBe(instant))
  it('has no instant without a day or an hour', () => {
    expect(instant_of(null, '18:00', paris)).toBeNull()
    expect(instant_of('2026-12-05', null, paris)).toBeNull()
    expect(instant_of('2026-12-05', '25:99', paris)).toBeNull()
    expect(instant_of('soon', '18:00', paris)).toBeNull()
  })
  it('shows both hours of a night that has one twice', () => {
    expect(wall_time('2026-10-25T00:30:00Z', paris)).toEqual({ day: '2026-10-25', time: '02:30' })
    expect(wall_time('2026-10-25T01:30:00Z', paris)).toEqual({ day: '2026-10-25', time: '02:30' })
  })
})

describe('on a device elsewhere', () => {
  const home = process.env.TZ
  beforeEach(() => {
    process.env.TZ = 'America/New_York'
    keep_time_of('Europe/Paris')
  })
  afterEach(() => {
    if (home === undefined) delete process.env.TZ
    else process.env.TZ = home
    keep_time_of(null)
  })
  const late = '2026-12-05T23:30:00Z' // half past midnight in Paris, half past six in New York
  it('an hour that is typed is the city’s', () => expect(instant_of('2026-12-05', '18:00')).toBe('2026-12-05T17:00:00.000Z'))
  it('hours and days of a moment are shown as the city’s', () => {
    const say = formats(() => 'fr')
    expect(say.time(late)).toBe('00:30')
    expect(say.moment(late)).toBe('6 décembre 2026 à 00:30')
    expect(say.day(late)).toBe('6 décembre 2026')
    expect(say.weekday(late)).toBe('dimanche 6 décembre')
    expect(say.day('2026-12-05')).toBe('5 décembre 2026')
    expect(today_here()).toBe(wall_time(Date.now(), 'Europe/Paris').day)
  })
  it('a zone that the browser does not know leaves the device’s own', () => {
    keep_time_of('Mars/Olympus')
    expect(wall_time(late).time).toBe('18:30')
    expect(instant_of('2026-12-05', '18:00')).toBe('2026-12-05T23:00:00.000Z')
  })
})
