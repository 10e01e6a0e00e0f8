// The form of "what is normal here" ↔ Context. Text that cannot be understood is a sentence, and nothing changes.

import type { Context, Exception } from '../../verdict/index'
import { networkComplaint } from '../settings/network-complaint'
import { text } from './strings'

export interface NormalForm {
  usesOffice: boolean
  days: number[]
  fromHour: string
  toHour: string
  normalDays: string
  exceptions: Exception[]
}

export type ReadForm =
  | { ok: true; value: Pick<Context, 'officeHours' | 'normalDays' | 'exceptions'> }
  | { ok: false; complaint: string }

const WORK_DAYS = [1, 2, 3, 4, 5]

export function formOf(context: Context | undefined): NormalForm {
  const hours = context?.officeHours ?? null
  return {
    usesOffice: hours !== null,
    days: hours?.days ?? WORK_DAYS,
    fromHour: String(hours?.fromHour ?? 8),
    toHour: String(hours?.toHour ?? 18),
    normalDays: (context?.normalDays ?? []).join('\n'),
    exceptions: context?.exceptions ?? [],
  }
}

export function readForm(form: NormalForm): ReadForm {
  const [fromHour, toHour] = [Number(form.fromHour), Number(form.toHour)]
  const hoursAreFine = fromHour >= 0 && toHour <= 24 && fromHour < toHour
  if (form.usesOffice && !hoursAreFine) return { ok: false, complaint: text.complaintHours }
  const normalDays = form.normalDays.split(/\s+/).filter((line) => line !== '')
  const wrongDay = normalDays.find((line) => !isDay(line))
  if (wrongDay !== undefined) return { ok: false, complaint: text.complaintDay(wrongDay) }
  const complaint = form.exceptions.map(complaintOf).find((found) => found !== '')
  if (complaint !== undefined) return { ok: false, complaint }
  const officeHours = form.usesOffice ? { days: form.days, fromHour, toHour } : null
  return { ok: true, value: { officeHours, normalDays, exceptions: form.exceptions } }
}

function complaintOf({ inside, outside, reason, expires }: Exception): string {
  for (const end of [inside, outside]) {
    if (end !== '' && networkComplaint([end]) !== '') return text.complaintNetwork(end)
  }
  if (reason.trim() === '') return text.complaintReason
  return expires === '' || isDay(expires) ? '' : text.complaintExpires(expires)
}

function isDay(line: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(line) && !Number.isNaN(Date.parse(line))
}
