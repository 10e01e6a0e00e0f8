// Signal "off-hours": the window lies where this host is otherwise silent (detection.md section 8). Hours are those of the site.

import { type Field, type Finding, firstPackets } from '../evidence/finding'
import type { Measured } from '../evidence/subject'
import { WEIGHTS } from '../evidence/weights'

const HOURS_A_WEEK = 168
const MINUTES_A_DAY = 1440
const { offHoursShare, offHoursDays, offHoursWindowShare } = WEIGHTS.limits

interface Hours {
  /** null where neither rule can be asked. */
  share: number | null
  fired: boolean
  limit: number
  text: string
}

export function offHoursSignal(field: Field, measured: Measured): Finding {
  const hours = hoursOf(field, measured)
  return {
    id: 'off-hours',
    fired: hours.fired,
    strength: hours.fired ? 1 : 0,
    observed: hours.share === null ? null : Number(hours.share.toFixed(3)),
    unit: 'share',
    threshold: hours.limit,
    formula:
      'hours of week of the window hold <= 5 % of the active minutes of the host (>= 5 active days); with fewer days >= 95 % of the ' +
      `bytes of the window outside office hours; zone ${field.context.zone}`,
    window: Number.isFinite(measured.windowStart) ? [measured.windowStart, measured.windowEnd] : null,
    says: () => hours.text,
    packets: () => firstPackets(field, measured),
    benign: ['maintenance', 'shift work', 'a scheduled job', 'another time zone'],
    check: 'Ask who was at work then.',
  }
}

function hoursOf(field: Field, measured: Measured): Hours {
  const nothing = { share: null, fired: false, limit: offHoursShare }
  if (!measured.isCrossing || !Number.isFinite(measured.windowStart))
    return { ...nothing, text: 'It has no window with a time.' }
  const { hours, days } = activityOf(field, measured.subject.hostId)
  if (days >= offHoursDays) return byHistory(field, measured, hours)
  if (field.context.officeHours !== null) return byOffice(field, measured)
  return { ...nothing, text: `${days} active days are too few to know its hours, and no office hours are set.` }
}

function byHistory(field: Field, measured: Measured, ofHost: Float64Array): Hours {
  const hours = new Set<number>()
  const { minutes, values } = measured.goodput
  for (let i = 0; i < minutes.length; i++) {
    if (values[i] > 0 && isInWindow(measured, minutes[i])) hours.add(field.hourOfWeek(minutes[i]))
  }
  const all = ofHost.reduce((sum, count) => sum + count, 0)
  const inside = [...hours].reduce((sum, hour) => sum + ofHost[hour], 0)
  const share = all === 0 ? 0 : inside / all
  const fired = share <= offHoursShare && hours.size > 0
  const text = `${percent(share)} of the active minutes of this host fall into the hours of the week in which the window lies.`
  return { share, fired, limit: offHoursShare, text }
}

function byOffice(field: Field, measured: Measured): Hours {
  const { minutes, values } = measured.goodput
  let all = 0
  let outside = 0
  for (let i = 0; i < minutes.length; i++) {
    if (!isInWindow(measured, minutes[i])) continue
    all += values[i]
    if (!isOffice(field, minutes[i])) outside += values[i]
  }
  const share = all === 0 ? 0 : outside / all
  const text = `${percent(share)} of the bytes of the window went out outside office hours (${field.context.zone}).`
  return { share, fired: share >= offHoursWindowShare, limit: offHoursWindowShare, text }
}

function isOffice({ context, hourOfWeek }: Field, minute: number): boolean {
  const { officeHours } = context
  if (officeHours === null) return true
  const hour = hourOfWeek(minute)
  const ofDay = hour % 24
  return officeHours.days.includes(Math.floor(hour / 24)) && ofDay >= officeHours.fromHour && ofDay < officeHours.toHour
}

function isInWindow({ windowStart, windowEnd }: Measured, minute: number): boolean {
  return minute * 60 + 59 >= windowStart && minute * 60 <= windowEnd
}

/** Active minutes by hour of week, and active UTC days, of a host. */
export interface Activity {
  hours: Float64Array
  days: number
}

/** Each minute once; worked out once a host, since each of its rows asks. */
function activityOf(field: Field, address: number): Activity {
  const known = field.activities.get(address)
  if (known !== undefined) return known
  const hours = new Float64Array(HOURS_A_WEEK)
  const active = activeMinutes(field, address)
  for (const minute of active) hours[field.hourOfWeek(minute)]++
  const days = new Set(Array.from(active, (minute) => Math.floor(minute / MINUTES_A_DAY))).size
  const activity = { hours, days }
  field.activities.set(address, activity)
  return activity
}

function activeMinutes({ judgement, goodput, hostOfAddress }: Field, address: number): Set<number> {
  const active = new Set<number>()
  const host = hostOfAddress[address]
  if (host < 0) return active
  const { rows } = judgement.volumes.hosts
  for (let at = rows.starts[host]; at < rows.starts[host + 1]; at++) {
    const row = rows.members[at]
    for (let i = goodput.starts[row]; i < goodput.starts[row + 1]; i++) {
      if (goodput.values[i] > 0) active.add(goodput.minutes[i])
    }
  }
  return active
}

/** "4 %", below one percent to one digit. */
function percent(share: number): string {
  return `${Number((100 * share).toPrecision(share < 0.01 ? 1 : 2))} %`
}
