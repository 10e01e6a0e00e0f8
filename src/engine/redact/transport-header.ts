// Transport headers of redacted packets. In: where one begins. Out: how long it is, what could tell an address taken out of it, and its
// checksum right for what the packet says now.

import { changedChecksum, checksumOf, sumWords } from './checksum'
import type { IpPlace } from './ip-header'
import type { Replacements } from './replacements'

const ICMP = 1
const TCP = 6
const UDP = 17
const DCCP = 33
const GRE = 47
const ICMP6 = 58
const SCTP = 132
const UDP_LITE = 136
const ICMP_REDIRECT = 5
const GRE_CHECKSUM = 0x80
/** End, no-operation, segment size, window scale, SACK permitted, SACK, time stamps: all else may hold an address (RFC 8684). */
const PLAIN_TCP_OPTIONS = [0, 1, 2, 3, 4, 5, 8]

const LENGTHS: ReadonlyMap<number, number> = new Map([
  [ICMP, 8],
  [TCP, 20],
  [UDP, 8],
  [DCCP, 12],
  [GRE, 4],
  [ICMP6, 8],
  [SCTP, 12],
  [UDP_LITE, 8],
])
/** Where the checksum stands in the header, and whether it covers the addresses and the payload. */
const CHECKSUMS: ReadonlyMap<number, { at: number; hasAddresses: boolean; hasPayload: boolean }> = new Map([
  [ICMP, { at: 2, hasAddresses: false, hasPayload: true }],
  [TCP, { at: 16, hasAddresses: true, hasPayload: true }],
  [UDP, { at: 6, hasAddresses: true, hasPayload: true }],
  [DCCP, { at: 6, hasAddresses: true, hasPayload: false }],
  [GRE, { at: 4, hasAddresses: false, hasPayload: true }],
  [ICMP6, { at: 2, hasAddresses: true, hasPayload: true }],
  [UDP_LITE, { at: 6, hasAddresses: true, hasPayload: false }],
])

/** Length of the header, 0 where nothing of what follows IP may be kept. `end`: where captured bytes of this packet end. */
export function redactTransport(
  bytes: DataView,
  { protocol, transportAt: at }: IpPlace,
  end: number,
  replacements: Replacements,
): number {
  const length = LENGTHS.get(protocol) ?? 0
  if (length === 0 || at + length > end) return Math.max(0, Math.min(length, end - at))
  if (protocol === ICMP && bytes.getUint8(at) === ICMP_REDIRECT && !replacements.ipv4(bytes, at + 4))
    bytes.setUint32(at + 4, 0)
  if (protocol !== TCP) return length
  const whole = Math.max(length, (bytes.getUint8(at + 12) >> 4) * 4)
  if (at + whole > end) return length
  clearTcpOptions(bytes, at + length, at + whole)
  return whole
}

function clearTcpOptions(bytes: DataView, from: number, to: number): void {
  let at = from
  while (at < to) {
    const kind = bytes.getUint8(at)
    if (kind === 0) break
    const length = kind === 1 ? 1 : at + 1 < to ? bytes.getUint8(at + 1) : 0
    if (length < 1 || at + length > to) break
    if (!PLAIN_TCP_OPTIONS.includes(kind)) for (let i = at; i < at + length; i++) bytes.setUint8(i, 1)
    at += length
  }
  for (; at < to; at++) bytes.setUint8(at, 0)
}

export interface Covered {
  /** Where the transport's bytes end by the IP header, captured or not. */
  to: number
  /** Where captured bytes end. */
  capturedTo: number
  isFragment: boolean
}

/** Writes the checksum of a transport header whose addresses or contents have changed. `before`: the bytes as they were captured. */
export function mendChecksum(bytes: DataView, before: DataView, place: IpPlace, covered: Covered): void {
  const { protocol, transportAt: at } = place
  const kind = CHECKSUMS.get(protocol)
  if (kind === undefined || at + kind.at + 2 > covered.capturedTo) return
  if (protocol === GRE && (bytes.getUint8(at) & GRE_CHECKSUM) === 0) return
  const old = bytes.getUint16(at + kind.at)
  if ((protocol === UDP || protocol === UDP_LITE) && old === 0) return
  const isUdp = protocol === UDP && at + 6 <= covered.capturedTo && bytes.getUint16(at + 4) >= 8
  const to = isUdp ? Math.min(covered.to, at + bytes.getUint16(at + 4)) : covered.to
  const isWhole = kind.hasPayload && !covered.isFragment && to <= covered.capturedTo
  let checksum: number
  if (isWhole) {
    bytes.setUint16(at + kind.at, 0)
    const pseudo = kind.hasAddresses ? addressSum(bytes, place) + protocol + (to - at) : 0
    checksum = checksumOf(sumWords(bytes, at, to) + pseudo)
  } else {
    const end = kind.hasPayload ? Math.min(to, covered.capturedTo) : at
    const sum = (view: DataView) => sumWords(view, at, end) + (kind.hasAddresses ? addressSum(view, place) : 0)
    checksum = changedChecksum(old, sum(before), sum(bytes))
  }
  bytes.setUint16(at + kind.at, checksum === 0 && protocol === UDP ? 0xffff : checksum)
}

function addressSum(bytes: DataView, { family, headerAt }: IpPlace): number {
  return family === 4 ? sumWords(bytes, headerAt + 12, headerAt + 20) : sumWords(bytes, headerAt + 8, headerAt + 40)
}
