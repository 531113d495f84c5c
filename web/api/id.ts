let last = 0
let turn = 0 // of the ids made in one millisecond

// UUIDv7, each later than the one before, also within a millisecond: letters that wait are sent in the order of their ids.
// Not crypto.randomUUID: a city may be served over plain http on a local network, where browsers withhold it.
export function new_id(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  turn = now === last ? turn + 1 : 0
  last = now
  const moment = now + Math.floor(turn / 4096)
  let rest = moment
  for (let i = 5; i >= 0; i--) {
    bytes[i] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes[6] = 0x70 | ((turn >> 8) & 0x0f)
  bytes[7] = turn & 0xff
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
