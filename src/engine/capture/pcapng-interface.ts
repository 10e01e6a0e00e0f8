// The interface description block of pcapng (section 4.2). In: a whole block. Out: link type, snaplen and clock.

import { MICROSECONDS, resolutionOf, type TimestampResolution } from './timestamps'

const OPTIONS_AT = 16
const OPTION_END = 0
const OPTION_TSRESOL = 9
const OPTION_TSOFFSET = 14
/** safety.md section 5: options looked at in a block. */
const MAX_OPTIONS = 1024

export interface InterfaceDescription {
  linkType: number
  /** Most bytes captured of a packet; 0 means no limit. */
  snaplen: number
  resolution: TimestampResolution
}

/** null when the block is too short for its fixed fields. Options that do not fit are left out. */
export function readInterfaceDescription(
  view: DataView,
  at: number,
  length: number,
  littleEndian: boolean,
): InterfaceDescription | null {
  const end = at + length - 4
  if (end - at < OPTIONS_AT) return null
  const linkType = view.getUint16(at + 8, littleEndian)
  const snaplen = view.getUint32(at + 12, littleEndian)
  return { linkType, snaplen, resolution: readResolution(view, at + OPTIONS_AT, end, littleEndian) }
}

function readResolution(view: DataView, from: number, end: number, littleEndian: boolean): TimestampResolution {
  let tsresol = -1
  let offsetSeconds = 0
  let at = from
  for (let count = 0; count < MAX_OPTIONS && end - at >= 4; count++) {
    const code = view.getUint16(at, littleEndian)
    const length = view.getUint16(at + 2, littleEndian)
    const valueAt = at + 4
    if (code === OPTION_END || valueAt + length > end) break
    if (code === OPTION_TSRESOL && length >= 1) tsresol = view.getUint8(valueAt)
    if (code === OPTION_TSOFFSET && length >= 8) offsetSeconds = readInt64(view, valueAt, littleEndian)
    at = valueAt + ((length + 3) & ~3)
  }
  if (tsresol < 0) return { ...MICROSECONDS, offsetSeconds }
  return resolutionOf(tsresol, offsetSeconds)
}

/** A signed 64-bit count of seconds as a double; exact up to 2^53. */
function readInt64(view: DataView, at: number, littleEndian: boolean): number {
  return Number(view.getBigInt64(at, littleEndian))
}
