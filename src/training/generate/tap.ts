// The tap at the core switch. In: a time, two ends, what is said. Out: one more frame in the trace. IP numbers and the IP
// header's checksum come later, when the order of all frames is known (see captures.ts).

import { arpReply, arpRequest } from '../frames/arp'
import { word } from '../frames/bytes'
import { checksumOf, type Payload, sumOf } from '../frames/checksum'
import { ETHER_ARP, ethernetFrame, multicastMac } from '../frames/ethernet'
import { icmpEcho } from '../frames/icmp'
import { ACK, SYN, SYN_OPTIONS } from '../frames/tcp'
import type { Random } from '../random'
import type { Host } from '../world'

/** A frame as the tap saw it. Bulk shares its payload with other frames, so that a trace stays small. */
export interface Frame {
  /** Microseconds since 1970 (UTC), a whole number. */
  at: number
  /** All headers; all of the frame when it is short. */
  head: Uint8Array
  /** What follows on the wire. */
  payload: Uint8Array
  /** Bytes of the payload that are captured. */
  kept: number
}

export interface Tap {
  frames: Frame[]
  /** The chance of a flow by its name. */
  chance: (flowId: string) => Random
}

export interface Endpoint {
  host: Host
  port: number
}

export interface TcpFields {
  seq: number
  ack: number
  flags: number
}

/** Length of a captured frame that is cut. */
const SNAP = 96
/** Shortest frame on the wire, without its check sequence. */
const SHORTEST = 60
const IP_AT = 14
const BODY_AT = 34
const TCP_PROTOCOL = 6
const UDP_PROTOCOL = 17
const ICMP_PROTOCOL = 1
/** Receive windows: in a SYN, and later by the window scale of 7 in SYN_OPTIONS: 262,784 bytes. */
const SYN_WINDOW = 64_240
const WINDOW = 2053
const BROADCAST_MAC = new Uint8Array(6).fill(0xff)
const EMPTY = new Uint8Array(0)

export function addTcp(
  tap: Tap,
  at: number,
  from: Endpoint,
  to: Endpoint,
  fields: TcpFields,
  payload: Payload,
  isWhole: boolean,
) {
  const isSyn = (fields.flags & SYN) !== 0
  const headerLength = isSyn ? 20 + SYN_OPTIONS.length : 20
  const { head, view } = ipHead(from.host, to.host, TCP_PROTOCOL, headerLength + payload.length, headerLength)
  view.setUint16(BODY_AT, from.port)
  view.setUint16(BODY_AT + 2, to.port)
  view.setUint32(BODY_AT + 4, fields.seq)
  view.setUint32(BODY_AT + 8, fields.flags & ACK ? fields.ack : 0)
  head[BODY_AT + 12] = headerLength << 2
  head[BODY_AT + 13] = fields.flags
  view.setUint16(BODY_AT + 14, isSyn ? SYN_WINDOW : WINDOW)
  if (isSyn) head.set(SYN_OPTIONS, BODY_AT + 20)
  // Addresses stand right before the TCP header: one sum over both.
  const sum = sumOf(head.subarray(IP_AT + 12)) + TCP_PROTOCOL + headerLength + payload.length + payload.sum
  view.setUint16(BODY_AT + 16, checksumOf(sum))
  addFrame(tap, at, head, payload, isWhole)
}

export function addUdp(tap: Tap, at: number, from: Endpoint, to: Endpoint, payload: Payload, isWhole = true) {
  const length = 8 + payload.length
  const { head, view } = ipHead(from.host, to.host, UDP_PROTOCOL, length, 8)
  view.setUint16(BODY_AT, from.port)
  view.setUint16(BODY_AT + 2, to.port)
  view.setUint16(BODY_AT + 4, length)
  const sum = sumOf(head.subarray(IP_AT + 12)) + UDP_PROTOCOL + length + payload.sum
  // A checksum of 0 would mean that there is none, so it is sent as its other form, all ones (RFC 768).
  view.setUint16(BODY_AT + 6, checksumOf(sum) || 0xffff)
  addFrame(tap, at, head, payload, isWhole)
}

export function addEcho(
  tap: Tap,
  at: number,
  [from, to]: readonly [Host, Host],
  fields: { type: number; id: number; sequence: number },
  payload: Payload,
  isWhole: boolean,
) {
  const { head } = ipHead(from, to, ICMP_PROTOCOL, 8 + payload.length, 8)
  head.set(icmpEcho(fields.type, fields.id, fields.sequence, { ...payload, bytes: EMPTY }), BODY_AT)
  addFrame(tap, at, head, payload, isWhole)
}

/** Who has this address? And the answer. */
export function addArp(tap: Tap, at: number, asker: Host, asked: Host) {
  const question = ethernetFrame(BROADCAST_MAC, asker.mac, ETHER_ARP, arpRequest(asker, asked))
  const answer = ethernetFrame(asker.mac, asked.mac, ETHER_ARP, arpReply(asked, asker))
  tap.frames.push({ at, head: question, payload: EMPTY, kept: 0 })
  tap.frames.push({ at: at + asked.delay, head: answer, payload: EMPTY, kept: 0 })
}

function ipHead(from: Host, to: Host, protocol: number, bodyLength: number, headerLength: number) {
  const head = new Uint8Array(BODY_AT + headerLength)
  const view = new DataView(head.buffer)
  const isGroup = to.address[0] >= 224
  head.set(isGroup ? groupMac(to.address) : to.mac)
  head.set(from.mac, 6)
  head[12] = 0x08
  head[IP_AT] = 0x45
  view.setUint16(IP_AT + 2, 20 + bodyLength)
  head[IP_AT + 6] = 0x40
  head[IP_AT + 8] = isGroup && to.address[0] < 240 ? 1 : from.ttl
  head[IP_AT + 9] = protocol
  head.set(from.address, IP_AT + 12)
  head.set(to.address, IP_AT + 16)
  return { head, view }
}

function groupMac(address: Uint8Array): Uint8Array {
  return address[0] === 255 ? BROADCAST_MAC : multicastMac(address)
}

function addFrame(tap: Tap, at: number, head: Uint8Array, payload: Payload, isWhole: boolean) {
  const length = head.length + payload.length
  if (length >= SHORTEST) {
    const kept = isWhole ? payload.length : Math.max(0, Math.min(payload.length, SNAP - head.length))
    tap.frames.push({ at, head, payload: payload.bytes, kept })
    return
  }
  const padded = new Uint8Array(SHORTEST)
  padded.set(head)
  padded.set(payload.bytes, head.length)
  tap.frames.push({ at, head: padded, payload: EMPTY, kept: 0 })
}

/** Numbers an IPv4 frame and writes its header's checksum; other frames stay as they are. */
export function numberFrame(head: Uint8Array, ipId: number) {
  head.set(word(ipId), IP_AT + 4)
  head[IP_AT + 10] = 0
  head[IP_AT + 11] = 0
  head.set(word(checksumOf(sumOf(head.subarray(IP_AT, IP_AT + 20)))), IP_AT + 10)
}
