// TCP options that make tshark give up on a segment, so that it misses in conv,tcp (rule "tcpopt"; SEMANTICS.md section 4). In: the
// options of a header that was captured whole. Out: whether one of them is too short for its own kind.

const END = 0
const NO_OPERATION = 1
const SELECTIVE_ACKNOWLEDGEMENT = 5
const MULTIPATH = 30
/** NOP, NOP, time stamps of ten octets: what nearly every segment carries. */
const USUAL_OPTIONS = 0x0101080a
const SACK_BLOCK_LENGTH = 8

export function hasUnreadableOption(view: DataView, from: number, end: number): boolean {
  if (end - from >= 4 && view.getUint32(from) === USUAL_OPTIONS && end - from === 12) return false
  let at = from
  while (end - at >= 2) {
    const kind = view.getUint8(at)
    if (kind === END) return false
    if (kind === NO_OPERATION) {
      at++
      continue
    }
    const length = view.getUint8(at + 1)
    if (length < 2 || length > end - at) return false
    if (kind === SELECTIVE_ACKNOWLEDGEMENT && (length - 2) % SACK_BLOCK_LENGTH !== 0) return true
    if (kind === MULTIPATH && length < multipathLength(view, at, length)) return true
    at += length
  }
  return false
}

const SUBTYPE_DATA_SEQUENCE = 2
const SHORTEST_MULTIPATH = 4
const DATA_ACK_PRESENT = 0x01
const DATA_ACK_LONG = 0x02
const MAPPING_PRESENT = 0x04
const SEQUENCE_LONG = 0x08

/** Octets that a multipath option needs (RFC 8684 section 3.3 for its data sequence signal). */
function multipathLength(view: DataView, at: number, length: number): number {
  if (length < SHORTEST_MULTIPATH) return SHORTEST_MULTIPATH
  if (view.getUint8(at + 2) >> 4 !== SUBTYPE_DATA_SEQUENCE) return SHORTEST_MULTIPATH
  const flags = view.getUint8(at + 3)
  let needed = SHORTEST_MULTIPATH
  if ((flags & DATA_ACK_PRESENT) !== 0) needed += (flags & DATA_ACK_LONG) !== 0 ? 8 : 4
  if ((flags & MAPPING_PRESENT) !== 0) needed += ((flags & SEQUENCE_LONG) !== 0 ? 8 : 4) + 6
  return needed
}
