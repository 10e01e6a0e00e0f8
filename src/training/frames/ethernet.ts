// Ethernet II. In: two MAC addresses, an EtherType, a body. Out: the frame without its check sequence.

import { join, word } from './bytes'

/** Shortest frame without its check sequence: shorter ones are padded on the wire (IEEE 802.3 section 4.2.3.3). */
const SHORTEST = 60

const HEADER_LENGTH = 14

/** EtherType numbers (IANA). */
export const ETHER_IPV4 = 0x0800
export const ETHER_ARP = 0x0806
export const ETHER_VLAN = 0x8100
export const ETHER_IPV6 = 0x86dd
export const ETHER_SERVICE_VLAN = 0x88a8

/** Header and body. A body short of 46 bytes is padded with zeros, as it is on a wire. */
export function ethernetFrame(
  destination: Uint8Array,
  source: Uint8Array,
  etherType: number,
  body: Uint8Array,
): Uint8Array {
  const padding = new Uint8Array(Math.max(0, SHORTEST - HEADER_LENGTH - body.length))
  return join(destination, source, word(etherType), body, padding)
}

/** The group address of an IPv4 multicast address: its low 23 bits (RFC 1112 section 6.4). */
export function multicastMac(address: Uint8Array): Uint8Array {
  return Uint8Array.of(0x01, 0x00, 0x5e, address[1] & 0x7f, address[2], address[3])
}
