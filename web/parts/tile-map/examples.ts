import { h } from 'vue'
import { examples, w } from '@/examples/example'
import TileMap, { type Tile } from './TileMap.vue'

const places: [string, number, number, number | null][] = [
  ['Nantes Nord', 1, 0, 52],
  ['Nantes Erdre', 2, 0, 33],
  ['Breil - Barberie', 0, 1, null],
  ['Hauts-Pavés - Saint-Félix', 1, 1, 47],
  ['Malakoff - Saint-Donatien', 2, 1, 41],
  ['Doulon - Bottière', 3, 1, 58],
  ['Dervallières - Zola', 0, 2, 44],
  ['Centre-ville', 1, 2, 61],
  ['Île de Nantes', 2, 2, null],
  ['Bellevue - Chantenay - Sainte-Anne', 0, 3, 38],
  ['Nantes Sud', 2, 3, 29],
]
const tiles = (): Tile[] =>
  places.map(([name, column, row, value], i) => ({
    id: String(i),
    name,
    column,
    row,
    value,
    to: `/districts/${i}`,
    state: value === null ? ('overdue' as const) : i === 3 ? ('contested' as const) : ('fresh' as const),
  }))

// Invented borders: eleven four-sided fields, one with an island of its own.
const field = (x: number, y: number, dx = 0): [number, number][] => [
  [x, y],
  [x + 0.03, y + 0.004],
  [x + 0.031 + dx, y - 0.019],
  [x + 0.002, y - 0.022],
  [x, y],
]
const with_borders = (): Tile[] =>
  tiles().map((tile, i) => ({
    ...tile,
    geometry:
      i === 8
        ? {
            type: 'MultiPolygon' as const,
            coordinates: [[field(-1.55 + tile.column! * 0.031, 47.24 - tile.row! * 0.021)], [field(-1.46, 47.19, -0.02)]],
          }
        : { type: 'Polygon' as const, coordinates: [field(-1.55 + tile.column! * 0.031, 47.24 - tile.row! * 0.021)] },
  }))

export default examples('TileMap', {
  tiles: () =>
    h(TileMap, { caption: w('Children attending, February 2026', 'Enfants accueillis, février 2026'), tiles: tiles() }),
  'real borders': () =>
    h(TileMap, { caption: w('The same, with borders', 'La même chose, avec des limites'), tiles: with_borders() }),
  'no places known': () =>
    h(TileMap, {
      caption: w('Three districts without places', 'Trois quartiers sans emplacement'),
      tiles: tiles()
        .slice(0, 3)
        .map(({ id, name, value }) => ({ id, name, value })),
    }),
})
