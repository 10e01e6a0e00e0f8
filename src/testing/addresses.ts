// Endpoints as tests write them. In: "10.0.0.5:50123" or "[2001:db8::5]:443". Out: address bytes and a port.

import { ipv4Address } from '../training/frames/bytes'

export interface Endpoint {
  /** 4 or 16 bytes. */
  address: Uint8Array
  /** 0 when the text names none. */
  port: number
}

/** An address with or without a port; an IPv6 address with a port stands in brackets (RFC 3986 section 3.2.2). */
export function endpointOf(text: string): Endpoint {
  const match = /^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(text)
  if (!match) return { address: addressOf(text), port: 0 }
  return { address: addressOf(match[1] ?? match[2] ?? ''), port: Number(match[3] ?? 0) }
}

/** The bytes of an IPv4 or IPv6 address; "::" fills up with zeros (RFC 4291 section 2.2). */
export function addressOf(text: string): Uint8Array {
  if (!text.includes(':')) return ipv4Address(text)
  const [head, tail] = text.split('::')
  const high = groupsOf(head)
  const low = groupsOf(tail ?? '')
  return Uint8Array.from([...high, ...new Array<number>(16 - high.length - low.length).fill(0), ...low])
}

/** A made-up MAC address that shows the address's last four bytes. */
export function macOf(address: Uint8Array): Uint8Array {
  return Uint8Array.of(2, 0, ...address.subarray(address.length - 4))
}

function groupsOf(text: string | undefined): number[] {
  if (!text) return []
  return text.split(':').flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 0xff])
}
