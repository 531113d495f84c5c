import { geoIdentity, geoPath, type GeoIdentityTransform } from 'd3-geo'

type Ring = [number, number][]
export type Geometry = { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] }

export interface Area {
  id: string
  path: string
  x: number // where its label stands
  y: number
  wide: number // room for the label, in pixels
}

// Real borders as paths in a frame of the given width. The plane is enough for a city: longitudes are narrowed by the cosine of
// the latitude, which also makes the order of a ring's points irrelevant. The height follows from the land.
export function borders(shapes: { id: string; geometry: Geometry }[], width: number): { areas: Area[]; height: number } {
  if (shapes.length === 0) return { areas: [], height: 0 }
  const latitudes = shapes.flatMap(shape =>
    rings(shape.geometry)
      .flat()
      .map(point => point[1]),
  )
  const narrowing = Math.cos(((Math.min(...latitudes) + Math.max(...latitudes)) / 2) * (Math.PI / 180))
  const flat = shapes.map(shape => ({
    type: 'Feature' as const,
    id: shape.id,
    properties: null,
    geometry: narrowed(shape.geometry, narrowing),
  }))
  const all = { type: 'FeatureCollection' as const, features: flat }
  const plane = geoIdentity().reflectY(true) as GeoIdentityTransform & {
    fitWidth: (width: number, shape: object) => GeoIdentityTransform
  }
  const draw = geoPath(plane.fitWidth(width - 4, all))
  const [[, top], [, bottom]] = draw.bounds(all)
  const areas = flat.map(feature => {
    const [x, y] = draw.centroid(biggest(feature.geometry))
    const [[left], [right]] = draw.bounds(biggest(feature.geometry))
    return {
      id: feature.id,
      path: (draw(feature) ?? '').replace(/\d+\.\d+/g, number => Number(number).toFixed(1)),
      x,
      y,
      wide: right - left,
    }
  })
  return { areas, height: Math.ceil(bottom - top) + 4 }
}

const rings = (geometry: Geometry): Ring[] => (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat())

function narrowed(geometry: Geometry, by: number): Geometry {
  const ring = (points: Ring): Ring => points.map(([longitude, latitude]) => [longitude * by, latitude])
  return geometry.type === 'Polygon'
    ? { type: 'Polygon', coordinates: geometry.coordinates.map(ring) }
    : { type: 'MultiPolygon', coordinates: geometry.coordinates.map(polygon => polygon.map(ring)) }
}

// An island must not pull the label of its district into the river.
function biggest(geometry: Geometry): Geometry {
  if (geometry.type === 'Polygon') return geometry
  const draw = geoPath(geoIdentity())
  const parts = geometry.coordinates.map(coordinates => ({ type: 'Polygon' as const, coordinates }))
  return parts.reduce((best, part) => (Math.abs(draw.area(part)) > Math.abs(draw.area(best)) ? part : best))
}
