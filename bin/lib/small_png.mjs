// A screenshot with at most 256 colours: a third of the bytes, and no difference that anybody sees.
import { deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10])

function* chunks(bytes) {
  for (let at = 8; at < bytes.length; ) {
    const size = bytes.readUInt32BE(at)
    yield { type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, at + 8 + size) }
    at += size + 12
  }
}

// Each line is told as the difference from its neighbours (PNG, 9: filtering).
function unfiltered(raw, width, height, each) {
  const line = width * each
  const out = Buffer.alloc(line * height)
  for (let y = 0; y < height; y += 1) {
    const how = raw[y * (line + 1)]
    for (let x = 0; x < line; x += 1) {
      const left = x < each ? 0 : out[y * line + x - each]
      const above = y === 0 ? 0 : out[(y - 1) * line + x]
      const corner = x < each || y === 0 ? 0 : out[(y - 1) * line + x - each]
      const guess = [0, left, above, (left + above) >> 1, nearest_of(left, above, corner)][how]
      out[y * line + x] = raw[y * (line + 1) + 1 + x] + guess
    }
  }
  return out
}

function nearest_of(left, above, corner) {
  const [a, b, c] = [above - corner, left - corner, left + above - 2 * corner].map(Math.abs)
  return a <= b && a <= c ? left : b <= c ? above : corner
}

// The commonest colours; each other one is drawn as the nearest of them.
function palette_of(pixels, each) {
  const seen = new Map()
  for (let at = 0; at < pixels.length; at += each) {
    const colour = pixels.readUIntBE(at, 3)
    seen.set(colour, (seen.get(colour) ?? 0) + 1)
  }
  const groups = new Map() // of colours that look alike, by the commonest in it
  for (const [colour, count] of [...seen].sort((a, b) => b[1] - a[1])) {
    const alike = colour & 0xf0f0f0
    const group = groups.get(alike)
    if (group) group.count += count
    else groups.set(alike, { colour, count })
  }
  const kept = [...groups.values()].sort((a, b) => b.count - a.count).slice(0, 256).map(one => one.colour)
  const exact = [...seen].sort((a, b) => b[1] - a[1]).map(([colour]) => colour)
  const palette = seen.size <= 256 ? [...seen.keys()] : [...new Set([...exact.slice(0, 96), ...kept])].slice(0, 256)
  const parts = colour => [colour >> 16, (colour >> 8) & 255, colour & 255]
  const places = palette.map(parts)
  const place = new Map()
  for (const colour of seen.keys()) {
    const [r, g, b] = parts(colour)
    let best = 0
    let far = Infinity
    for (let i = 0; i < places.length && far > 0; i += 1) {
      const away = (places[i][0] - r) ** 2 + (places[i][1] - g) ** 2 + (places[i][2] - b) ** 2
      if (away < far) [best, far] = [i, away]
    }
    place.set(colour, best)
  }
  return { places, place }
}

const crc_table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})
function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  let crc = 0xffffffff
  for (const byte of body) crc = crc_table[(crc ^ byte) & 255] ^ (crc >>> 8)
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE((crc ^ 0xffffffff) >>> 0, body.length + 4)
  return out
}

// bytes: a PNG of 8 bits a channel, as a browser writes it; its transparency is dropped.
export function small_png(bytes) {
  const all = [...chunks(bytes)]
  const head = all.find(one => one.type === 'IHDR').data
  const [width, height, each] = [head.readUInt32BE(0), head.readUInt32BE(4), head[9] === 6 ? 4 : 3]
  const raw = inflateSync(Buffer.concat(all.filter(one => one.type === 'IDAT').map(one => one.data)))
  const pixels = unfiltered(raw, width, height, each)
  const { places, place } = palette_of(pixels, each)
  const lines = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) lines[y * (width + 1) + 1 + x] = place.get(pixels.readUIntBE((y * width + x) * each, 3))
  const header = Buffer.from(head)
  header[9] = 3 // by palette
  return Buffer.concat([signature, chunk('IHDR', header), chunk('PLTE', Buffer.from(places.flat())),
    chunk('IDAT', deflateSync(lines, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}
