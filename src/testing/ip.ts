// IP packets for tests. In: two addresses of one family, a protocol, a body. Out: the packet, IPv4 or IPv6 by the addresses.

import { join, quad, word } from '../training/frames/bytes'
import { DONT_FRAGMENT, ipv4Packet } from './ipv4-packet'

/** IPv6 extension headers by their next header number (RFC 8200 section 4). */
const EXTENSION_NUMBER = { 'hop-by-hop': 0, routing: 43, fragment: 44, destination: 60 } as const

export interface Extension {
  kind: keyof typeof EXTENSION_NUMBER
  /** hop-by-hop, routing, destination: length of the header, a multiple of 8; absent: 8. */
  length?: number
  /** fragment: offset in bytes (a multiple of 8), more fragments, identification; absent: 0, no, 1. */
  offset?: number
  more?: boolean
  id?: number
}

export interface IpOptions {
  /** Absent: 64. */
  ttl?: number
  /** IPv4 identification; absent: 1. */
  ipId?: number
  /** IPv4 flags and fragment offset as they stand in the header; absent: don't fragment. */
  fragment?: number
  /** IPv4 options, a multiple of 4 bytes; for example NOP_OPTIONS. */
  ipOptions?: Uint8Array
  /** IPv6 extension headers, outermost first. */
  extensions?: Extension[]
}

/** Four bytes of IPv4 options that say nothing (RFC 791 section 3.1). */
export const NOP_OPTIONS = Uint8Array.of(1, 1, 1, 1)

export function ipPacket(
  source: Uint8Array,
  destination: Uint8Array,
  protocol: number,
  body: Uint8Array,
  options: IpOptions = {},
): Uint8Array {
  if (source.length === 16) return ipv6Packet(source, destination, protocol, body, options)
  const header = {
    source,
    destination,
    protocol,
    id: options.ipId ?? 1,
    ttl: options.ttl ?? 64,
    fragment: options.fragment ?? DONT_FRAGMENT,
    options: options.ipOptions ?? [],
  }
  return ipv4Packet(header, body, body.length)
}

function ipv6Packet(
  source: Uint8Array,
  destination: Uint8Array,
  protocol: number,
  body: Uint8Array,
  options: IpOptions,
): Uint8Array {
  let next = protocol
  let payload = body
  for (const extension of [...(options.extensions ?? [])].reverse()) {
    payload = join(extensionHeader(extension, next), payload)
    next = EXTENSION_NUMBER[extension.kind]
  }
  const header = join([0x60, 0, 0, 0], word(payload.length), [next, options.ttl ?? 64])
  return join(header, source, destination, payload)
}

function extensionHeader(extension: Extension, next: number): Uint8Array {
  if (extension.kind === 'fragment') {
    const offset = (extension.offset ?? 0) | (extension.more ? 1 : 0)
    return join([next, 0], word(offset), quad(extension.id ?? 1))
  }
  const length = extension.length ?? 8
  const header = new Uint8Array(length)
  header[0] = next
  header[1] = length / 8 - 1
  // Routing: type 253 is for experiments and no segments are left, so that the destination stays as it is (RFC 4727).
  // The others are filled by one PadN option (RFC 8200 section 4.2).
  header[2] = extension.kind === 'routing' ? 253 : 1
  header[3] = extension.kind === 'routing' ? 0 : length - 4
  return header
}
