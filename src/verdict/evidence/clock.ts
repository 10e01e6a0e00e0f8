// Times as sentences and as hours of a week. In: seconds since 1970. Out: text in UTC, and the local hour of week in an IANA zone. No
// clock is read.

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const DAY = 86_400
/** 1 January 1970 was a Thursday. */
const FIRST_WEEKDAY = 4

/** "2015-03-12T02:14:07Z"; '' for no time or one beyond the calendar. */
export function isoOf(seconds: number): string {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? '' : `${date.toISOString().slice(0, 19)}Z`
}

/** "between 02:14 and 02:31 UTC on 12 March 2015", over days "from 02:14 UTC on 12 March 2015 to 03:00 UTC on 14 March 2015". */
export function stretchText(from: number, to: number): string {
  if (isoOf(from) === '' || isoOf(to) === '') return 'at a time that no packet tells'
  if (dayOf(from) !== dayOf(to))
    return `from ${minuteText(from)} UTC on ${dateText(from)} to ${minuteText(to)} UTC on ${dateText(to)}`
  if (minuteText(from) === minuteText(to)) return `at ${minuteText(from)} UTC on ${dateText(from)}`
  return `between ${minuteText(from)} and ${minuteText(to)} UTC on ${dateText(from)}`
}

/** "12 March 2015". */
export function dateText(seconds: number): string {
  const date = new Date(seconds * 1000)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

/** "2015-03-12": the UTC day. */
export function dayOf(seconds: number): string {
  return isoOf(seconds).slice(0, 10)
}

/** "17 minutes", "3.5 hours": how long, to two digits. */
export function lengthText(seconds: number): string {
  if (seconds < 60) return counted(Math.round(seconds), 'second')
  if (seconds < 2 * 3600) return counted(Math.round(seconds / 60), 'minute')
  if (seconds < 2 * DAY) return counted(Number((seconds / 3600).toPrecision(2)), 'hour')
  return counted(Number((seconds / DAY).toPrecision(2)), 'day')
}

/** "1 host", "3 hosts". */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** "12,345". */
export function grouped(count: number): string {
  const [whole, fraction] = String(count).split('.')
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return fraction === undefined ? text : `${text}.${fraction}`
}

function minuteText(seconds: number): string {
  return isoOf(seconds).slice(11, 16)
}

/** Hours 0 (Sunday, 00:00) to 167 of the local week. */
export type HourOfWeek = (minute: number) => number

/** Offsets change on the quarter of an hour at most, so one look-up serves fifteen minutes. An unknown zone is read as UTC. */
export function hoursOfWeekIn(zone: string): HourOfWeek {
  const format = zone === 'UTC' ? null : formatOf(zone)
  if (format === null) return utcHourOfWeek
  const known = new Map<number, number>()
  return (minute) => {
    const quarter = Math.floor(minute / 15)
    const hour = known.get(quarter) ?? localHour(format, quarter * 900)
    known.set(quarter, hour)
    return hour
  }
}

function utcHourOfWeek(minute: number): number {
  const hours = Math.floor(minute / 60) + FIRST_WEEKDAY * 24
  return ((hours % 168) + 168) % 168
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' })
  } catch {
    // RangeError is the only answer to a zone that this machine does not know.
    return null
  }
}

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

function localHour(format: Intl.DateTimeFormat, seconds: number): number {
  const date = new Date(seconds * 1000)
  if (Number.isNaN(date.getTime())) return 0
  const parts = format.formatToParts(date)
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? ''
  return Math.max(0, WEEKDAYS.indexOf(part('weekday'))) * 24 + Number(part('hour'))
}
