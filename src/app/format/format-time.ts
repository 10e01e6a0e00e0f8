// Times as text in a zone that the user chose. In: seconds since 1970 (UTC). The zone is an IANA name; 'UTC' is the default.

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const formats = new Map<string, Intl.DateTimeFormat>()

interface Clock {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

/** "02 Mar 01:10". */
export function formatMoment(seconds: number, zone: string): string {
  const clock = clockOf(seconds, zone)
  return clock === null ? '–' : `${dayOf(clock)} ${hourOf(clock)}`
}

/** "01:10". */
export function formatHour(seconds: number, zone: string): string {
  const clock = clockOf(seconds, zone)
  return clock === null ? '–' : hourOf(clock)
}

/** "02 Mar". */
export function formatDay(seconds: number, zone: string): string {
  const clock = clockOf(seconds, zone)
  return clock === null ? '–' : dayOf(clock)
}

/** "02 Mar 01:10 – 04:30", with the second day only where it differs. */
export function formatSpan(from: number, to: number, zone: string): string {
  const sameDay = formatDay(from, zone) === formatDay(to, zone)
  if (formatMoment(from, zone) === formatMoment(to, zone)) return formatMoment(from, zone)
  return `${formatMoment(from, zone)} – ${sameDay ? formatHour(to, zone) : formatMoment(to, zone)}`
}

/** ISO 8601 with the offset of the zone, "2026-03-02T01:10:04+01:00". */
export function formatIso(seconds: number, zone: string): string {
  const clock = clockOf(seconds, zone)
  if (clock === null) return '–'
  const local = Date.UTC(clock.year, clock.month - 1, clock.day, clock.hour, clock.minute, clock.second) / 1000
  const offset = Math.round((local - Math.floor(seconds)) / 60)
  const date = `${clock.year}-${two(clock.month)}-${two(clock.day)}`
  return `${date}T${hourOf(clock)}:${two(clock.second)}${offsetText(offset)}`
}

/** "3 min 02 s", "2 h 05 min", "0.8 s"; never more than two parts. */
export function formatDuration(seconds: number): string {
  if (seconds < 9.95) return `${Math.max(0.1, seconds).toFixed(1)} s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole} s`
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`
  const minutes = Math.round(whole / 60)
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ${two(minutes % 60)} min`
  return `${Math.floor(minutes / 1440)} d ${two(Math.floor((minutes % 1440) / 60))} h`
}

/** "2 h", "15 min": the length of a window or bucket. */
export function formatMinutes(minutes: number): string {
  if (minutes < 60) return `${minutes} min`
  const hours = minutes / 60
  if (hours <= 24) return `${Number(hours.toFixed(1))} h`
  return `${Number((hours / 24).toFixed(1))} d`
}

/** Whether Intl knows the zone. */
export function isZone(zone: string): boolean {
  try {
    formatFor(zone)
    return true
  } catch {
    return false
  }
}

/** The zone of this browser, 'UTC' when it tells none. */
export function browserZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}

function clockOf(seconds: number, zone: string): Clock | null {
  // Times of a damaged capture may be anything; a Date beyond 8.64e12 s throws in Intl.
  if (!Number.isFinite(seconds) || Math.abs(seconds) > 8.64e12) return null
  const clock: Clock = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
  for (const part of formatFor(zone).formatToParts(Math.floor(seconds) * 1000)) {
    if (part.type in clock) clock[part.type as keyof Clock] = Number(part.value)
  }
  return clock
}

function formatFor(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(zone, format)
  }
  return format
}

function dayOf(clock: Clock): string {
  return `${two(clock.day)} ${MONTHS[clock.month - 1]}`
}

function hourOf(clock: Clock): string {
  return `${two(clock.hour)}:${two(clock.minute)}`
}

function offsetText(minutes: number): string {
  if (minutes === 0) return 'Z'
  const size = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
