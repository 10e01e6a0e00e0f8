// Finding the next whole record or block behind damage. In: bytes where one might start. Out: whether one does.

/** Answers of the two questions below; a positive number says how many bytes from the candidate on would tell. */
export const LIKELY = -1
export const UNLIKELY = 0

/** Wireshark's limit; a lie up to here only costs the search some steps. */
const MAX_LIKELY_LENGTH = 262_144
/** Damage inside a capture does not move its time by more than this, in seconds. */
const MAX_TIME_STEP = 31 * 86_400
/** A pcap record has no magic, so three likely headers must follow each other. */
const CHAIN = 3

export interface PcapHeaderShape {
  headerLength: number
  littleEndian: boolean
  /** Ticks a second: a sub-second field is below. */
  ticks: number
}

/** Whether pcap records start at `at`. `lastSeconds`: time of the last good record, NaN for none. `isEnd`: no more bytes will come. */
export function looksLikeRecord(
  view: DataView,
  at: number,
  end: number,
  shape: PcapHeaderShape,
  lastSeconds: number,
  isEnd: boolean,
): number {
  let next = at
  for (let count = 0; count < CHAIN; count++) {
    if (isEnd && next === end && count > 0) return LIKELY
    if (end - next < shape.headerLength) return isEnd ? UNLIKELY : next + shape.headerLength - at
    if (!isLikelyHeader(view, next, shape, lastSeconds)) return UNLIKELY
    next += shape.headerLength + view.getUint32(next + 8, shape.littleEndian)
  }
  return LIKELY
}

function isLikelyHeader(
  view: DataView,
  at: number,
  { littleEndian, ticks }: PcapHeaderShape,
  lastSeconds: number,
): boolean {
  const capturedLength = view.getUint32(at + 8, littleEndian)
  const originalLength = view.getUint32(at + 12, littleEndian)
  if (capturedLength === 0 || capturedLength > MAX_LIKELY_LENGTH) return false
  if (originalLength < capturedLength || originalLength > MAX_LIKELY_LENGTH) return false
  if (view.getUint32(at + 4, littleEndian) >= ticks) return false
  return Number.isNaN(lastSeconds) || Math.abs(view.getUint32(at, littleEndian) - lastSeconds) <= MAX_TIME_STEP
}

const BLOCK_SECTION_HEADER = 0x0a0d0d0a
const BYTE_ORDER_MAGICS = [0x1a2b3c4d, 0x4d3c2b1a]
/** Interface, packet, simple packet, names, statistics, enhanced packet (pcapng section 10). */
const LAST_KNOWN_BLOCK = 6
const MIN_BLOCK = 12

/** Whether a pcapng block starts at `at`: a known type, and the same length at both ends. */
export function looksLikeBlock(view: DataView, at: number, end: number, littleEndian: boolean, isEnd: boolean): number {
  if (end - at < MIN_BLOCK) return isEnd ? UNLIKELY : MIN_BLOCK
  const type = view.getUint32(at, littleEndian)
  let isLittle = littleEndian
  if (type === BLOCK_SECTION_HEADER) {
    if (!BYTE_ORDER_MAGICS.includes(view.getUint32(at + 8))) return UNLIKELY
    isLittle = view.getUint32(at + 8, true) === BYTE_ORDER_MAGICS[0]
  } else if (type === 0 || type > LAST_KNOWN_BLOCK) {
    return UNLIKELY
  }
  const length = view.getUint32(at + 4, isLittle)
  if (length < MIN_BLOCK || length % 4 !== 0 || length > MAX_LIKELY_LENGTH) return UNLIKELY
  if (end - at < length) return isEnd ? UNLIKELY : length
  return view.getUint32(at + length - 4, isLittle) === length ? LIKELY : UNLIKELY
}
