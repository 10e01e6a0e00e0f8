// The small parts of a report's sections: blocks, amounts, times. In: numbers and texts. Out: blocks, and words of one cell. Bytes are exact
// integers with a rounded figure beside; times are UTC with the epoch beside, and another zone's time is added, never put in place.

import { formatBytes } from '../../verdict/index'
import type { Block } from './blocks'

export function text(value: string): Block {
  return { kind: 'text', text: value }
}

export function table(header: string[], rows: string[][]): Block {
  return { kind: 'table', header, rows }
}

/** A list below its title; nothing where there is no item. */
export function titledList(title: string, items: string[]): Block[] {
  return items.length === 0
    ? []
    : [
        { kind: 'title', text: title },
        { kind: 'list', items },
      ]
}

export function amount(bytes: number): string {
  return bytes < 1000 ? `${bytes}` : `${bytes} (${formatBytes(bytes)})`
}

/** "3 of 120 (2.5 %)" */
export function share(part: number, whole: number): string {
  return part === 0 || whole === 0 ? String(part) : `${part} (${((100 * part) / whole).toFixed(1)} %)`
}

export function minutes(count: number): string {
  return count < 60 ? `${count} min` : `${count / 60} h`
}

export function utc(seconds: number): string {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? String(seconds) : `${date.toISOString().slice(0, 19)}Z`
}

/** "2015-03-12T02:14:07.123456000Z (1426126447.123456000)", and the same moment in another zone where one is chosen. */
export function moment(epoch: string, zone: string): string {
  const [whole, fraction = ''] = epoch.split('.')
  const date = new Date(Number(whole) * 1000)
  if (Number.isNaN(date.getTime()) || epoch === '0.000000000') return 'no time'
  const iso = `${date.toISOString().slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}Z (${epoch})`
  if (zone === 'UTC') return iso
  return `${iso}, ${new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(date)} ${zone}`
}
