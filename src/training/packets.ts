// Frames as the tap at the core switch sees them. In: a time, two ends, what is said. Out: one more frame in a trace.

import { arpReply, arpRequest } from './frames/arp'
import { type Payload, sumOf } from './frames/checksum'
import { ETHER_ARP, ETHER_IPV4, ethernetFrame, frameLength, multicastMac } from './frames/ethernet'
import { DONT_FRAGMENT, ipv4Packet } from './frames/ipv4'
import { TCP, type TcpHeader, tcpSegment } from './frames/tcp'
import { UDP, udpDatagram } from './frames/udp'
import type { Frame } from './pcap'
import type { Host } from './world'

/** Frames of one flow after another; sorted by time in the end. */
export type Trace = Frame[]

export interface Endpoint {
  host: Host
  port: number
}

const BROADCAST_MAC = new Uint8Array(6).fill(0xff)

export function addTcp(
  trace: Trace,
  at: number,
  from: Host,
  to: Host,
  id: number,
  header: TcpHeader,
  payload: Payload,
) {
  const segment = tcpSegment(header, sumOf(from.address) + sumOf(to.address), payload)
  addIp(trace, at, from, to, TCP, id, segment, payload)
}

export function addUdp(trace: Trace, at: number, from: Endpoint, to: Endpoint, id: number, payload: Payload) {
  const datagram = udpDatagram(from.port, to.port, sumOf(from.host.address) + sumOf(to.host.address), payload)
  addIp(trace, at, from.host, to.host, UDP, id, datagram, payload)
}

/** Who has this address? And the answer. */
export function addArp(trace: Trace, at: number, asker: Host, asked: Host) {
  addFrame(trace, at, BROADCAST_MAC, asker.mac, ETHER_ARP, arpRequest(asker, asked), 28)
  addFrame(trace, at + asked.delay, asker.mac, asked.mac, ETHER_ARP, arpReply(asked, asker), 28)
}

function addIp(
  trace: Trace,
  at: number,
  from: Host,
  to: Host,
  protocol: number,
  id: number,
  body: Uint8Array,
  payload: Payload,
) {
  const isMulticast = to.address[0] >= 224
  const ttl = isMulticast ? 1 : from.ttl
  const header = {
    source: from.address,
    destination: to.address,
    protocol,
    id,
    ttl,
    fragment: DONT_FRAGMENT,
    options: [],
  }
  const length = body.length - payload.bytes.length + payload.length
  const mac = isMulticast ? multicastMac(to.address) : to.mac
  addFrame(trace, at, mac, from.mac, ETHER_IPV4, ipv4Packet(header, body, length), 20 + length)
}

function addFrame(
  trace: Trace,
  at: number,
  to: Uint8Array,
  from: Uint8Array,
  etherType: number,
  body: Uint8Array,
  length: number,
) {
  trace.push({ at, bytes: ethernetFrame(to, from, etherType, body), originalLength: frameLength(length) })
}
