// What goes wrong between the wire and the file. Pure functions from a list of frames to a list of frames; the list is in time
// order, and the order of frames of equal time is that of the list.

import { checksumOf, sumOf } from '../frames/checksum'
import type { Frame } from './tap'

export type Layer = (frames: readonly Frame[]) => Frame[]
type Test = (frame: Frame) => boolean

const IP_AT = 14
const ETHER_IPV4 = 0x0800

/** Whether a frame goes from or to this IPv4 address. */
export function touches(address: Uint8Array): Test {
  const isAt = (head: Uint8Array, at: number) => address.every((byte, index) => head[at + index] === byte)
  return ({ head }) => isIpv4(head) && (isAt(head, IP_AT + 12) || isAt(head, IP_AT + 16))
}

/** The port is mirrored twice: each such frame comes again 4 µs later. */
export function duplicate(isMirrored: Test): Layer {
  return copyEach(isMirrored, (frame) => frame.head)
}

/** Seen before and after a router: the copy has one hop less and other MAC addresses. */
export function duplicateRouted(isMirrored: Test, mac: Uint8Array): Layer {
  return copyEach(isMirrored, ({ head }) => {
    const copy = head.slice()
    copy.set(mac)
    copy[IP_AT + 8] -= 1
    return withHeaderChecksum(copy)
  })
}

/** The copy carries a VLAN tag (IEEE 802.1Q). */
export function duplicateTagged(isMirrored: Test, vlanId: number): Layer {
  return copyEach(isMirrored, ({ head }) => {
    const copy = new Uint8Array(head.length + 4)
    copy.set(head.subarray(0, 12))
    copy.set([0x81, 0, vlanId >>> 8, vlanId & 0xff], 12)
    copy.set(head.subarray(12), 16)
    return copy
  })
}

/** Only the frames that pass: one direction of a link, what comes before a cut. */
export function keep(isSeen: Test): Layer {
  return (frames) => frames.filter(isSeen)
}

/** Nothing was captured from one moment to another. */
export function gap(from: number, to: number): Layer {
  return keep(({ at }) => at < from || at >= to)
}

/** Every frame is cut to so many bytes. */
export function cut(snapLength: number): Layer {
  return (frames) =>
    frames.map((frame) => ({ ...frame, kept: Math.max(0, Math.min(frame.kept, snapLength - frame.head.length)) }))
}

/** The clock of the capture steps at a moment; the frames stay in the order in which they came. */
export function stepClock(from: number, microseconds: number): Layer {
  return (frames) => frames.map((frame) => (frame.at < from ? frame : { ...frame, at: frame.at + microseconds }))
}

/** A second tap outside the NAT: each frame of an inside host comes again under the site's own address. */
export function bothSidesOfNat(inside: Uint8Array, site: Uint8Array): Layer {
  return copyEach(touches(inside), ({ head }) => {
    const copy = head.slice()
    const at = inside.every((byte, index) => head[IP_AT + 12 + index] === byte) ? IP_AT + 12 : IP_AT + 16
    copy.set(site, at)
    moveChecksum(copy, sumOf(inside), sumOf(site))
    return withHeaderChecksum(copy)
  })
}

function copyEach(isCopied: Test, copyOf: (frame: Frame) => Uint8Array): Layer {
  return (frames) => {
    const all = frames.flatMap((frame) =>
      isCopied(frame) ? [frame, { ...frame, at: frame.at + 4, head: copyOf(frame) }] : [frame],
    )
    return all.sort((one, other) => one.at - other.at)
  }
}

/** TCP's and UDP's checksums cover the addresses (RFC 1624). */
function moveChecksum(head: Uint8Array, before: number, after: number) {
  const protocol = head[IP_AT + 9]
  const at = protocol === 6 ? IP_AT + 36 : protocol === 17 ? IP_AT + 26 : -1
  if (at < 0) return
  const old = (head[at] << 8) | head[at + 1]
  const sum = (~old & 0xffff) + (~(before & 0xffff) & 0xffff) + (~(before >>> 16) & 0xffff) + after
  const moved = checksumOf(sum)
  head[at] = moved >>> 8
  head[at + 1] = moved & 0xff
}

function withHeaderChecksum(head: Uint8Array): Uint8Array {
  head[IP_AT + 10] = 0
  head[IP_AT + 11] = 0
  const checksum = checksumOf(sumOf(head.subarray(IP_AT, IP_AT + 20)))
  head[IP_AT + 10] = checksum >>> 8
  head[IP_AT + 11] = checksum & 0xff
  return head
}

function isIpv4(head: Uint8Array): boolean {
  return ((head[12] << 8) | head[13]) === ETHER_IPV4
}
