// Frame Relay: the Q.922 address, then RFC 2427 encapsulation or Cisco's, which puts an EtherType there. In: the cursor at the
// address. Out: the next layer.

import { damaged, notIp } from './cursor'
import { decodeSnap } from './ethernet'
import { LAYER_ETHERTYPE, LAYER_IPV4, LAYER_IPV6 } from './layers'
import type { Packet } from './packet'

const MAX_ADDRESS_LENGTH = 4
const UNNUMBERED = 0x03
const PADDING = 0x00
const NLPID_SNAP = 0x80
const NLPID_IPV4 = 0xcc
const NLPID_IPV6 = 0x8e

export function decodeFrameRelay(packet: Packet): number {
  const { view } = packet
  // Each octet but the last of the address has its lowest bit clear.
  for (let count = 1; ; count++) {
    if (packet.end - packet.at < 1) return damaged(packet)
    const octet = view.getUint8(packet.at++)
    if ((octet & 1) === 1) break
    if (count >= MAX_ADDRESS_LENGTH) return damaged(packet)
  }
  if (packet.end - packet.at < 2) return damaged(packet)
  if (view.getUint8(packet.at) !== UNNUMBERED) {
    packet.etherType = view.getUint16(packet.at)
    packet.at += 2
    return LAYER_ETHERTYPE
  }
  packet.at++
  if (view.getUint8(packet.at) === PADDING) packet.at++
  if (packet.end - packet.at < 1) return damaged(packet)
  const nlpid = view.getUint8(packet.at++)
  if (nlpid === NLPID_IPV4) return LAYER_IPV4
  if (nlpid === NLPID_IPV6) return LAYER_IPV6
  return nlpid === NLPID_SNAP ? decodeSnap(packet, packet.at) : notIp(packet)
}
