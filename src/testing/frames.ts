// Frame makers. In: two endpoints as text, a payload length, what is special. Out: an Ethernet frame with right checksums.

import { payloadOf, sumOf } from '../training/frames/checksum'
import { ETHER_IPV4, ETHER_IPV6, ethernetFrame } from '../training/frames/ethernet'
import { ECHO_REQUEST, ECHO_REQUEST_V6, ICMP, ICMPV6, icmpEcho } from '../training/frames/icmp'
import { ACK, FIN, PSH, RST, SYN } from '../training/frames/tcp'
import { endpointOf, macOf } from './addresses'
import { type At, type TestFrame, timeOf } from './frame'
import { type IpOptions, ipPacket } from './ip'
import { TCP, tcpSegment } from './tcp-segment'
import { UDP, udpDatagram } from './udp-datagram'

export interface FrameOptions extends IpOptions {
  at?: At
  /** Stands for the counted-up bytes that fill a payload otherwise; its length counts, not payloadLength. */
  payload?: Uint8Array
}

export interface TcpOptions extends FrameOptions {
  /** Letters of F, S, R, P, A; absent: "PA" with payload, "A" without. */
  flags?: string
  seq?: number
  ack?: number
  window?: number
  /** A multiple of 4 bytes. */
  tcpOptions?: Uint8Array
}

export interface IcmpOptions extends FrameOptions {
  /** Message type; absent: echo request of the address family. */
  type?: number
  id?: number
  sequence?: number
}

/** A TCP segment; addresses of one family: "10.0.0.5:50123" or "[2001:db8::5]:443". */
export function tcp(from: string, to: string, payloadLength: number, options: TcpOptions = {}): TestFrame {
  const source = endpointOf(from)
  const destination = endpointOf(to)
  const payload = payloadOf(options.payload ?? filler(payloadLength))
  const header = {
    sourcePort: source.port,
    destinationPort: destination.port,
    seq: options.seq ?? 1,
    ack: options.ack ?? 1,
    flags: flagBits(options.flags ?? (payload.length > 0 ? 'PA' : 'A')),
    window: options.window ?? 64240,
    options: options.tcpOptions ?? [],
  }
  const segment = tcpSegment(header, sumOf(source.address) + sumOf(destination.address), payload)
  return ipFrame(source.address, destination.address, TCP, segment, options)
}

/** A UDP datagram. */
export function udp(from: string, to: string, payloadLength: number, options: FrameOptions = {}): TestFrame {
  const source = endpointOf(from)
  const destination = endpointOf(to)
  const addressSum = sumOf(source.address) + sumOf(destination.address)
  const payload = payloadOf(options.payload ?? filler(payloadLength))
  const datagram = udpDatagram(source.port, destination.port, addressSum, payload)
  return ipFrame(source.address, destination.address, UDP, datagram, options)
}

/** An ICMP or ICMPv6 message, an echo request when no type is named. */
export function icmp(from: string, to: string, payloadLength: number, options: IcmpOptions = {}): TestFrame {
  const source = endpointOf(from).address
  const destination = endpointOf(to).address
  const isIpv6 = source.length === 16
  const payload = payloadOf(options.payload ?? filler(payloadLength))
  const type = options.type ?? (isIpv6 ? ECHO_REQUEST_V6 : ECHO_REQUEST)
  const pseudoSum = isIpv6 ? sumOf(source) + sumOf(destination) + 8 + payload.length + ICMPV6 : 0
  const message = icmpEcho(type, options.id ?? 1, options.sequence ?? 1, payload, pseudoSum)
  return ipFrame(source, destination, isIpv6 ? ICMPV6 : ICMP, message, options)
}

/** Any IP protocol, for example 50 for ESP; the body is what stands behind the IP header. */
export function ip(
  from: string,
  to: string,
  protocol: number,
  body: Uint8Array,
  options: FrameOptions = {},
): TestFrame {
  return ipFrame(endpointOf(from).address, endpointOf(to).address, protocol, body, options)
}

/** An Ethernet frame around an IP packet, MAC addresses made from the IP addresses. */
export function ethernetOf(packet: Uint8Array, source: Uint8Array, destination: Uint8Array, at?: At): TestFrame {
  const etherType = source.length === 16 ? ETHER_IPV6 : ETHER_IPV4
  return { bytes: ethernetFrame(macOf(destination), macOf(source), etherType, packet), ...timeOf(at) }
}

function ipFrame(
  source: Uint8Array,
  destination: Uint8Array,
  protocol: number,
  body: Uint8Array,
  options: FrameOptions,
): TestFrame {
  return ethernetOf(ipPacket(source, destination, protocol, body, options), source, destination, options.at)
}

function flagBits(letters: string): number {
  const bits: Record<string, number> = { F: FIN, S: SYN, R: RST, P: PSH, A: ACK }
  return Array.from(letters).reduce((flags, letter) => flags | (bits[letter] ?? 0), 0)
}

function filler(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => at & 0xff)
}
