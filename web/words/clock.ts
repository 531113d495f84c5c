import { ref } from 'vue'

// Hours are the city's, typed and shown, wherever the device is: an evening at six is at six for whoever looks from elsewhere.
const zone = ref<string>()

// The IANA name of the city's time zone; undefined until the server has told it, and where this browser does not know it: then
// the device's own.
export const city_zone = (): string | undefined => zone.value

export function keep_time_of(name: string | null | undefined): void {
  zone.value = name && is_known(name) ? name : undefined
}

function is_known(name: string): boolean {
  try {
    return !!new Intl.DateTimeFormat('en', { timeZone: name })
  } catch {
    return false
  }
}

// What a clock on the wall in `there` shows at an instant: its day and "18:30".
export function wall_time(instant: string | number | Date, there = city_zone()): { day: string; time: string } {
  const two = '2-digit'
  const parts = new Intl.DateTimeFormat('en', { timeZone: there, hourCycle: 'h23', year: 'numeric', month: two, day: two,
    hour: two, minute: two }).formatToParts(new Date(instant))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find(one => one.type === type)!.value
  return { day: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` }
}

// The instant at which that clock shows `day` and `time` ("18:30"): the first of two where clocks go back; as much later where
// they skip it. Null when either says nothing.
export function instant_of(day: string | null, time: string | null, there = city_zone()): string | null {
  const hour = parse_time(time ?? '')
  const wanted = Date.parse(`${day}T${hour}:00Z`)
  if (!day || !hour || Number.isNaN(wanted)) return null
  const shown = (at: number) => {
    const { day: on, time: clock } = wall_time(at, there)
    return Date.parse(`${on}T${clock}:00Z`)
  }
  const ahead = (at: number) => shown(at) - at
  const day_ms = 864e5
  const tries = [wanted - ahead(wanted - day_ms), wanted - ahead(wanted + day_ms)]
  return new Date(tries.find(at => shown(at) === wanted) ?? tries[0]!).toISOString()
}

// What a person types as an hour: "18h30", "18 h", "18:30", "18.30", "1830", "6pm", "6:30 p.m."; as "18:30", null when it is
// none.
export function parse_time(text: string): string | null {
  const plain = text.trim().toLowerCase().replace(/[\s\u00a0\u202f]/g, '')
  const parts = /^(\d{1,2})(?:(?:h|:|\.)(\d{2})|h|heures?|(\d{2}))?(?:([ap])\.?m\.?)?$/.exec(plain)
  if (!parts) return null
  const minute = Number(parts[2] ?? parts[3] ?? 0)
  const typed = Number(parts[1])
  if (parts[4] && (typed < 1 || typed > 12)) return null
  const hour = parts[4] ? (typed % 12) + (parts[4] === 'p' ? 12 : 0) : typed
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` : null
}
