// What a pcapng file says about itself beside packets: comments, names, drops, keys. In: a block's option or record. Out: plain values.

import { formatIpv4, formatIpv6 } from '../bytes/address-text'
import { readUtf8 } from '../bytes/utf8'

/** safety.md section 5: text kept of a comment and of a name, and how many of each. */
const MAX_COMMENT_BYTES = 64 * 1024
const MAX_NAME_BYTES = 255
const MAX_COMMENTS = 100
const MAX_NAMES = 1000
/** safety.md section 5: options and records looked at in a block. */
const MAX_ITEMS = 1024

const OPTION_END = 0
const OPTION_COMMENT = 1
const OPTION_IF_RECEIVED = 4
const OPTION_IF_DROPPED = 5
const OPTION_OS_DROPPED = 7
const RECORD_END = 0
const RECORD_IPV4 = 1
const RECORD_IPV6 = 2

/** Takes what the blocks say; one for a capture. */
export class CaptureNotes {
  readonly comments: string[] = []
  /** Address and name. */
  readonly names: [string, string][] = []
  /** Decryption secrets blocks: a key that the capture carries. They are counted, never shown or used. */
  secrets = 0
  /** Packets that interfaces received and dropped, by their last statistics block. */
  received = 0
  dropped = 0
  /** How often each cap of safety.md section 5 was hit, by what it caps. */
  readonly limits = new Map<string, number>()
  private readonly byInterface = new Map<string, { received: number; dropped: number }>()

  hitLimit(limit: string): void {
    this.limits.set(limit, (this.limits.get(limit) ?? 0) + 1)
  }

  addComment(view: DataView, from: number, to: number): void {
    if (this.comments.length < MAX_COMMENTS) this.comments.push(readUtf8(view, from, to, MAX_COMMENT_BYTES))
    else this.hitLimit(`${MAX_COMMENTS} comments`)
  }

  addName(address: string, name: string): void {
    if (this.names.length < MAX_NAMES) this.names.push([address, name])
    else this.hitLimit(`${MAX_NAMES} names`)
  }

  /** Counters of a statistics block are sums since the start, so the last block of an interface stands for it. */
  setStatistics(interfaceKey: string, received: number, dropped: number): void {
    const before = this.byInterface.get(interfaceKey) ?? { received: 0, dropped: 0 }
    this.byInterface.set(interfaceKey, { received, dropped })
    this.received += received - before.received
    this.dropped += dropped - before.dropped
  }
}

/** Options of a block in [from, end): calls `take` with code, value start and length. */
export function readOptions(
  view: DataView,
  from: number,
  end: number,
  littleEndian: boolean,
  notes: CaptureNotes,
  take: (code: number, valueAt: number, length: number) => void,
): void {
  let at = from
  for (let count = 0; end - at >= 4; count++) {
    if (count >= MAX_ITEMS) {
      notes.hitLimit(`${MAX_ITEMS} options in a block`)
      return
    }
    const code = view.getUint16(at, littleEndian)
    const length = view.getUint16(at + 2, littleEndian)
    if (code === OPTION_END || at + 4 + length > end) return
    take(code, at + 4, length)
    at += 4 + ((length + 3) & ~3)
  }
}

/** Comments among the options of any block (section 3.5). */
export function readComments(
  view: DataView,
  from: number,
  end: number,
  littleEndian: boolean,
  notes: CaptureNotes,
): void {
  readOptions(view, from, end, littleEndian, notes, (code, valueAt, length) => {
    if (code === OPTION_COMMENT) notes.addComment(view, valueAt, valueAt + length)
  })
}

/** Interface statistics block (section 4.6): options from `from`. */
export function readStatistics(
  view: DataView,
  from: number,
  end: number,
  littleEndian: boolean,
  interfaceKey: string,
  notes: CaptureNotes,
): void {
  let received = 0
  let dropped = 0
  readOptions(view, from, end, littleEndian, notes, (code, valueAt, length) => {
    if (length < 8) return
    const value = Number(view.getBigUint64(valueAt, littleEndian))
    if (code === OPTION_IF_RECEIVED) received = value
    if (code === OPTION_IF_DROPPED || code === OPTION_OS_DROPPED) dropped += value
  })
  notes.setStatistics(interfaceKey, received, dropped)
}

/** Name resolution block (section 4.5): records of an address and its zero-terminated names. */
export function readNames(view: DataView, from: number, end: number, littleEndian: boolean, notes: CaptureNotes): void {
  let at = from
  for (let count = 0; end - at >= 4; count++) {
    if (count >= MAX_ITEMS) {
      notes.hitLimit(`${MAX_ITEMS} names in a block`)
      return
    }
    const type = view.getUint16(at, littleEndian)
    const length = view.getUint16(at + 2, littleEndian)
    const valueAt = at + 4
    if (type === RECORD_END || valueAt + length > end) return
    const addressLength = type === RECORD_IPV4 ? 4 : 16
    if ((type === RECORD_IPV4 || type === RECORD_IPV6) && length > addressLength) {
      const address = type === RECORD_IPV4 ? formatIpv4(view.getUint32(valueAt)) : formatIpv6(view, valueAt)
      notes.addName(address, firstName(view, valueAt + addressLength, valueAt + length))
    }
    at = valueAt + ((length + 3) & ~3)
  }
}

function firstName(view: DataView, from: number, to: number): string {
  let end = from
  while (end < to && view.getUint8(end) !== 0) end++
  return readUtf8(view, from, end, MAX_NAME_BYTES)
}
