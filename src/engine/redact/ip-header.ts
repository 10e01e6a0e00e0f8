// One IP header of a frame, up to the transport header behind it. In: where it begins. Out: the same header with other addresses and
// without options that say more, and where its transport begins.

import type { Replacements } from './replacements'

export interface IpPlace {
  family: 4 | 6
  headerAt: number
  /** IP protocol of the transport header, and where it begins (behind options, extension headers and an authentication header). */
  protocol: number
  transportAt: number
}

const IPV6_HEADER_LENGTH = 40
const HOP_BY_HOP = 0
const ROUTING = 43
const FRAGMENT = 44
const AUTHENTICATION = 51
const NO_NEXT_HEADER = 59
const DESTINATION_OPTIONS = 60
const SHIM6 = 140
/** Without its check value (RFC 4302). */
const AUTHENTICATION_LENGTH = 12
const OPTION_NOP = 1
const OPTION_PADN = 1

/** The header is captured whole, extension headers as far as `end`. */
export function redactIpHeader(
  bytes: DataView,
  at: number,
  family: 4 | 6,
  end: number,
  replacements: Replacements,
): IpPlace {
  if (family === 4) {
    replacements.ipv4(bytes, at + 12)
    replacements.ipv4(bytes, at + 16)
    const transportAt = at + (bytes.getUint8(at) & 0x0f) * 4
    // Routes and time stamps are lists of addresses.
    for (let option = at + 20; option < transportAt; option++) bytes.setUint8(option, OPTION_NOP)
    return behindAuthentication(bytes, end, { family, headerAt: at, protocol: bytes.getUint8(at + 9), transportAt })
  }
  replacements.ipv6(bytes, at + 8)
  replacements.ipv6(bytes, at + 24)
  let protocol = bytes.getUint8(at + 6)
  let next = at + IPV6_HEADER_LENGTH
  const isJumbo = bytes.getUint16(at + 4) === 0
  while (isExtension(protocol) && next + 8 <= end) {
    const length = protocol === FRAGMENT ? 8 : (bytes.getUint8(next + 1) + 1) * 8
    if (next + length > end) {
      // A first fragment may end inside the chain: what it says of the next header stays.
      bytes.setUint32(next + 4, 0)
      return { family, headerAt: at, protocol: NO_NEXT_HEADER, transportAt: next + 8 }
    }
    const isLater = protocol === FRAGMENT && bytes.getUint16(next + 2) >> 3 !== 0
    if (!isJumbo || protocol !== HOP_BY_HOP) redactExtension(bytes, next, length, protocol, replacements)
    protocol = bytes.getUint8(next)
    next += length
    if (isLater) break
  }
  return behindAuthentication(bytes, end, { family, headerAt: at, protocol, transportAt: next })
}

function isExtension(protocol: number): boolean {
  return [HOP_BY_HOP, ROUTING, FRAGMENT, DESTINATION_OPTIONS, SHIM6].includes(protocol)
}

/** Options become padding (RFC 8200 section 4.2); a route keeps its length, known addresses in it are replaced. */
function redactExtension(bytes: DataView, at: number, length: number, protocol: number, replacements: Replacements) {
  if (protocol === ROUTING) replacements.everywhere(bytes, at + 4, at + length)
  else if (protocol === SHIM6) for (let i = at + 8; i < at + length; i++) bytes.setUint8(i, 0)
  else if (protocol !== FRAGMENT) {
    bytes.setUint8(at + 2, OPTION_PADN)
    bytes.setUint8(at + 3, length - 4)
    for (let i = at + 4; i < at + length; i++) bytes.setUint8(i, 0)
  }
}

function behindAuthentication(bytes: DataView, end: number, place: IpPlace): IpPlace {
  const { protocol, transportAt } = place
  if (protocol !== AUTHENTICATION || transportAt + 2 > end) return place
  const length = Math.max(AUTHENTICATION_LENGTH, (bytes.getUint8(transportAt + 1) + 2) * 4)
  return { ...place, protocol: bytes.getUint8(transportAt), transportAt: Math.min(end, transportAt + length) }
}
