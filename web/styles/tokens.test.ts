// @vitest-environment node
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [
    name!,
    { light: light!, dark: dark! },
  ]),
)

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high! + 0.05) / (low! + 0.05)
}

const grounds = ['paper', 'sheet', 'sunk']
const tints = ['tint-1', 'tint-2', 'tint-3', 'tint-4', 'tint-5']
const on = (text: string[], ground: string[]) => text.flatMap(one => ground.map(other => [one, other] as const))

// WCAG 2.2 AA: 4.5 for text, 3 for the edges of controls and the marks of a chart.
const readable = [
  ...on(['ink', 'ink-soft', 'good', 'wait', 'wrong', 'vermilion'], grounds),
  ...on(['ink'], tints),
  ...on(['ink', 'good'], ['good-wash']),
  ...on(['ink', 'wait'], ['wait-wash']),
  ...on(['ink', 'wrong', 'ink-soft'], ['wrong-wash']),
  ...on(['on-vermilion'], ['vermilion', 'vermilion-deep']),
  ...on(['paper'], ['ink']),
]
const visible = on(['edge', 'vermilion'], grounds)

describe.each(['light', 'dark'] as const)('in %s', mode => {
  const ratio = (one: string, other: string) => contrast(colours.get(one)![mode], colours.get(other)![mode])
  it.each(readable)('%s is readable on %s', (one, other) => expect(ratio(one, other)).toBeGreaterThanOrEqual(4.5))
  it.each(visible)('%s is visible on %s', (one, other) => expect(ratio(one, other)).toBeGreaterThanOrEqual(3))
})

it('measures as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})
