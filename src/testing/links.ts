// Other links for the same packet. In: an Ethernet frame from the frame makers. Out: the frame as another link type shows it.

import { join, quad, word } from '../training/frames/bytes'
import { ETHER_IPV6, ETHER_SERVICE_VLAN, ETHER_VLAN } from '../training/frames/ethernet'
import type { TestFrame } from './frame'

/** Link types of these makers (IANA LINKTYPE registry, draft-ietf-opsawg-pcaplinktype). */
export const LINK_TYPE = { null: 0, ethernet: 1, raw: 101, loop: 108, sll: 113, sll2: 276 } as const

const ETHERNET_HEADER_LENGTH = 14

/** 802.1Q tags, outermost first; each VLAN id with its EtherType, 0x8100 unless said otherwise. */
export function vlan(frame: TestFrame, ...vlanIds: number[]): TestFrame {
  return tagged(
    frame,
    vlanIds.map((id) => [ETHER_VLAN, id]),
  )
}

/** 802.1ad: a service tag (0x88a8) outside, a customer tag (0x8100) inside. */
export function qinq(frame: TestFrame, serviceId: number, customerId: number): TestFrame {
  return tagged(frame, [
    [ETHER_SERVICE_VLAN, serviceId],
    [ETHER_VLAN, customerId],
  ])
}

/** Linux cooked v1, link type 113. */
export function sll(frame: TestFrame): TestFrame {
  const source = frame.bytes.subarray(6, 12)
  return { ...frame, bytes: join([0, 0, 0, 1, 0, 6], source, [0, 0], word(etherTypeOf(frame)), packetOf(frame)) }
}

/** Linux cooked v2, link type 276. */
export function sll2(frame: TestFrame): TestFrame {
  const source = frame.bytes.subarray(6, 12)
  return {
    ...frame,
    bytes: join(word(etherTypeOf(frame)), [0, 0], quad(1), [0, 1, 0, 6], source, [0, 0], packetOf(frame)),
  }
}

/** BSD loopback, link type 0: the address family in the byte order of the machine that captured; IPv6 as on macOS (30). */
export function nullLoopback(frame: TestFrame, options: { bigEndian?: boolean } = {}): TestFrame {
  const family = quad(etherTypeOf(frame) === ETHER_IPV6 ? 30 : 2)
  return { ...frame, bytes: join(options.bigEndian ? family : family.reverse(), packetOf(frame)) }
}

/** No link header, link type 101. */
export function rawIp(frame: TestFrame): TestFrame {
  return { ...frame, bytes: packetOf(frame).slice() }
}

/** The IP packet in an Ethernet frame, without the padding behind it. */
export function packetOf(frame: TestFrame): Uint8Array {
  const view = new DataView(frame.bytes.buffer, frame.bytes.byteOffset)
  const length = etherTypeOf(frame) === ETHER_IPV6 ? 40 + view.getUint16(18) : view.getUint16(16)
  return frame.bytes.subarray(ETHERNET_HEADER_LENGTH, ETHERNET_HEADER_LENGTH + length)
}

export function etherTypeOf(frame: TestFrame): number {
  return (frame.bytes[12] << 8) | frame.bytes[13]
}

function tagged(frame: TestFrame, tags: [number, number][]): TestFrame {
  const written = tags.map(([etherType, id]) => join(word(etherType), word(id)))
  return { ...frame, bytes: join(frame.bytes.subarray(0, 12), ...written, frame.bytes.subarray(12)) }
}
