// Packets in packets and packets in pieces. In: an Ethernet frame from the frame makers. Out: frames that carry it.

import { join, quad, word } from '../training/frames/bytes'
import { ETHER_IPV6 } from '../training/frames/ethernet'
import { addressOf } from './addresses'
import type { TestFrame } from './frame'
import { ethernetOf } from './frames'
import { ipPacket } from './ip'
import { etherTypeOf, packetOf } from './links'

/** IP protocol numbers of what a tunnel carries (IANA). */
const IPV4_IN_IP = 4
const IPV6_IN_IP = 41
const GRE = 47

/** The packet in an outer IP header: IPv4 (4) or IPv6 (41) inside by what the frame holds (RFC 2003, RFC 4213). */
export function ipInIp(from: string, to: string, frame: TestFrame): TestFrame {
  const protocol = etherTypeOf(frame) === ETHER_IPV6 ? IPV6_IN_IP : IPV4_IN_IP
  return carried(from, to, protocol, packetOf(frame), frame)
}

/** The packet in GRE (RFC 2784), with a key when one is named (RFC 2890). */
export function gre(from: string, to: string, frame: TestFrame, options: { key?: number } = {}): TestFrame {
  const protocol = word(etherTypeOf(frame))
  const header = options.key === undefined ? join([0, 0], protocol) : join([0x20, 0], protocol, quad(options.key))
  return carried(from, to, GRE, join(header, packetOf(frame)), frame)
}

/**
 * The packet in fragments of at most `size` bytes of payload, a multiple of 8 (RFC 791, RFC 8200 section 4.5). The frame
 * has neither IPv4 options nor IPv6 extension headers. All fragments have the frame's time.
 */
export function fragments(frame: TestFrame, size: number, id = 1): TestFrame[] {
  const packet = packetOf(frame)
  const isIpv6 = etherTypeOf(frame) === ETHER_IPV6
  const source = isIpv6 ? packet.slice(8, 24) : packet.slice(12, 16)
  const destination = isIpv6 ? packet.slice(24, 40) : packet.slice(16, 20)
  const protocol = isIpv6 ? packet[6] : packet[9]
  const body = packet.subarray(isIpv6 ? 40 : 20)
  const pieces: TestFrame[] = []
  for (let offset = 0; offset < body.length; offset += size) {
    const more = offset + size < body.length
    const piece = ipPacket(source, destination, protocol, body.subarray(offset, offset + size), {
      ipId: id,
      fragment: (more ? 0x2000 : 0) | (offset >> 3),
      extensions: [{ kind: 'fragment', offset, more, id }],
    })
    pieces.push(ethernetOf(piece, source, destination, frame))
  }
  return pieces
}

function carried(from: string, to: string, protocol: number, body: Uint8Array, frame: TestFrame): TestFrame {
  const source = addressOf(from)
  const destination = addressOf(to)
  return ethernetOf(ipPacket(source, destination, protocol, body), source, destination, frame)
}
