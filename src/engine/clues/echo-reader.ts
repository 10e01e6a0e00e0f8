// Large echoes (RFC 792, RFC 4443): the loud ping. In: an ICMP message. Out: its pair's hour.

import type { Packet } from '../decode/packet'
import { spread } from './dns-reader'
import type { EchoTable } from './echo-table'

const ICMP = 1
const ICMPV6 = 58
const HEADER = 8
/** IP length from which an echo is large: detection.md section 9. */
const LARGE = 256
const SECONDS_AN_HOUR = 3600
/** Bytes that are hashed: enough to tell payloads apart. */
const HASHED = 512

export function isIcmp(protocol: number): boolean {
  return protocol === ICMP || protocol === ICMPV6
}

export function readEcho(
  packet: Packet,
  depth: number,
  pairId: number,
  isBToA: boolean,
  seconds: number,
  echoes: EchoTable,
): void {
  const { view } = packet
  const at = packet.payloadAts[depth]
  if (packet.ipLengths[depth] < LARGE || at >= packet.end || !Number.isFinite(seconds)) return
  const type = view.getUint8(at)
  const isEcho = packet.protocols[depth] === ICMP ? type === 8 || type === 0 : type === 128 || type === 129
  if (!isEcho) return
  const row = echoes.add(pairId, Math.floor(seconds / SECONDS_AN_HOUR), isBToA, 1, packet.payloads[depth])
  const end = Math.min(packet.end, at + HEADER + HASHED)
  if (end <= at + HEADER) return
  let hash = 0x811c9dc5
  for (let i = at + HEADER; i < end; i++) hash = Math.imul(hash ^ view.getUint8(i), 0x01000193)
  echoes.addHash(row, isBToA, spread(hash))
}
