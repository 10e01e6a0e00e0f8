// Ethernet II. In: two MAC addresses, an EtherType, a body. Out: the frame without its check sequence.

const HEADER_LENGTH = 14

/** Shortest frame without its check sequence: shorter ones are padded on the wire (IEEE 802.3 section 4.2.3.3). */
const SHORTEST = 60

/** EtherType numbers (IANA). */
export const ETHER_TYPE = { ipv4: 0x0800, arp: 0x0806, vlan: 0x8100, ipv6: 0x86dd, serviceVlan: 0x88a8 } as const

export const BROADCAST_MAC = new Uint8Array(6).fill(0xff)

/** Header and body. A body short of 46 bytes is padded with zeros, as it is on a wire. */
export function ethernetFrame(
  destination: Uint8Array,
  source: Uint8Array,
  etherType: number,
  body: Uint8Array,
): Uint8Array {
  const frame = new Uint8Array(Math.max(SHORTEST, HEADER_LENGTH + body.length))
  frame.set(destination)
  frame.set(source, 6)
  frame[12] = etherType >>> 8
  frame[13] = etherType & 0xff
  frame.set(body, HEADER_LENGTH)
  return frame
}

/** Length on the wire of a frame whose whole body has `bodyLength` bytes. */
export function frameLength(bodyLength: number): number {
  return Math.max(SHORTEST, HEADER_LENGTH + bodyLength)
}

/** The group address of an IPv4 multicast address: its low 23 bits (RFC 1112 section 6.4). */
export function multicastMac(address: Uint8Array): Uint8Array {
  return Uint8Array.of(0x01, 0x00, 0x5e, address[1] & 0x7f, address[2], address[3])
}
