// ARP for IPv4 over Ethernet (RFC 826). In: who asks whom. Out: the 28 bytes of the message.

import { join } from './bytes'

export const ARP_OPERATION = { request: 1, reply: 2 } as const

export interface ArpEnd {
  mac: Uint8Array
  address: Uint8Array
}

export function arpMessage(operation: number, sender: ArpEnd, target: ArpEnd): Uint8Array {
  const targetMac = operation === ARP_OPERATION.request ? new Uint8Array(6) : target.mac
  return join([0, 1, 8, 0, 6, 4, 0, operation], sender.mac, sender.address, targetMac, target.address)
}
