import { describe, expect, it } from 'vitest'
import { block, land, step } from './grid'

const rows = ['north', 'centre', 'south']
const periods = ['2026-01', '2026-02']
const free = () => false

describe('a block from a spreadsheet', () => {
  it('lands cell by cell, decimal commas and spaces read', () => {
    const landing = land(block('38\t1 041,5\r\n52\t\r\n'), { row: 'north', period: '2026-01' }, rows, periods, free)
    expect(landing.entries.map(entry => [entry.row, entry.period, entry.value])).toEqual([
      ['north', '2026-01', 38],
      ['north', '2026-02', 1041.5],
      ['centre', '2026-01', 52],
    ])
    expect(landing).toMatchObject({ unread: [], outside: 0, locked: 0 })
  })
  it('tells what could not be read, what fell beside, what is locked', () => {
    const landing = land(
      block('many\t7\t9\n1\t2'),
      { row: 'centre', period: '2026-01' },
      rows,
      periods,
      cell => cell.period === '2026-02' && cell.row === 'south',
    )
    expect(landing.unread).toEqual([{ row: 'centre', period: '2026-01', value: null, raw: 'many' }])
    expect(landing.entries.map(entry => entry.value)).toEqual([7, 1])
    expect(landing).toMatchObject({ outside: 1, locked: 1 })
  })
})

describe('the keyboard', () => {
  const from = { row: 'south', period: '2026-01' }
  it.each([
    ['Tab', false, { row: 'north', period: '2026-02' }],
    ['Tab', true, { row: 'centre', period: '2026-01' }],
    ['ArrowDown', false, null],
    ['ArrowRight', false, { row: 'south', period: '2026-02' }],
    ['Enter', true, { row: 'centre', period: '2026-01' }],
    ['a', false, null],
  ] as const)('%s (back: %s)', (key, back, to) => expect(step(from, key, back, rows, periods)).toEqual(to))
  it('leaves the grid at its last and its first cell', () => {
    expect(step({ row: 'south', period: '2026-02' }, 'Tab', false, rows, periods)).toBeNull()
    expect(step({ row: 'north', period: '2026-01' }, 'Tab', true, rows, periods)).toBeNull()
  })
})
