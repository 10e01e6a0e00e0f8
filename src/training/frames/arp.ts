// ARP for IPv4 over Ethernet (RFC 826). In: who asks whom. Out: the 28 bytes of the message.

import { join } from './bytes'

export interface ArpEnd {
  mac: Uint8Array
  address: Uint8Array
}

export function arpRequest(asker: ArpEnd, asked: ArpEnd): Uint8Array {
  return join([0, 1, 8, 0, 6, 4, 0, 1], asker.mac, asker.address, new Uint8Array(6), asked.address)
}

export function arpReply(asked: ArpEnd, asker: ArpEnd): Uint8Array {
  return join([0, 1, 8, 0, 6, 4, 0, 2], asked.mac, asked.address, asker.mac, asker.address)
}
