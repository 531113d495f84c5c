import { curveCatmullRomClosed, line } from 'd3-shape'

// Closed curves around one gentle hill, each a little wider than the one inside it. The same at every call.
export function contour_lines(count: number): string[] {
  const draw = line().curve(curveCatmullRomClosed)
  return Array.from({ length: count }, (_, ring) => {
    const reach = 26 + ring * 30
    const points = Array.from({ length: 14 }, (_, step): [number, number] => {
      const angle = (step / 14) * 2 * Math.PI
      const bump =
        1 + 0.2 * Math.sin(2 * angle + 0.7) + 0.11 * Math.sin(3 * angle + ring * 0.22) + 0.05 * Math.cos(5 * angle - ring * 0.3)
      return [round(430 + 1.5 * reach * bump * Math.cos(angle)), round(150 + 0.78 * reach * bump * Math.sin(angle))]
    })
    return draw(points)!.replace(/\d+\.\d+/g, number => String(round(Number(number))))
  })
}

const round = (value: number) => Math.round(value * 10) / 10
