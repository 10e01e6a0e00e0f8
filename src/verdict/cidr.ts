// Reads addresses and networks as a user types them. In: text. Out: a Network, or null when the text is none.

import ipaddr from 'ipaddr.js'
import type { AddressColumns } from '../engine/index'

/** An address block. Words stand as in AddressColumns: IPv4 in the first, the other three 0; bits behind `length` are 0. */
export interface Network {
  family: 4 | 6
  words: [number, number, number, number]
  /** Leading bits that count: 0 to 32 or 0 to 128. */
  length: number
}

/** IPv4 in IPv6 clothes, ::ffff:0:0/96 (RFC 4291 2.5.5.2): the last word is the IPv4 address. */
const MAPPED_THIRD_WORD = 0xffff
const MAPPED_LENGTH = 96

/** Reads "10.1.0.0/16" or "2001:db8::1"; an address alone is a network of one. */
export function readNetwork(text: string): Network | null {
  const parts = text.split('/')
  if (parts.length > 2) return null
  const address = readAddress(parts[0])
  if (address === null) return null
  const full = address.family === 4 ? 32 : 128
  if (parts.length === 1) return unmapped({ ...address, length: full })
  // Digits only: Number() would also take "0x8", "1e1" and an empty string.
  if (!/^\d{1,3}$/.test(parts[1]) || Number(parts[1]) > full) return null
  return unmapped({ ...address, length: Number(parts[1]) })
}

/** True when the address with this id lies in the network. A mapped address is weighed as its IPv4 address. */
export function containsAddress(network: Network, addresses: AddressColumns, id: number): boolean {
  const at = id * 4
  const words = addresses.words
  const isMapped = addresses.families[id] === 6 && isMappedAt(words, at)
  const family = isMapped ? 4 : addresses.families[id]
  if (family !== network.family) return false
  if (family === 4) return sameBits(words[isMapped ? at + 3 : at], network.words[0], network.length)
  for (let i = 0; i < 4 && network.length > 32 * i; i++) {
    if (!sameBits(words[at + i], network.words[i], Math.min(32, network.length - 32 * i))) return false
  }
  return true
}

/** True when the four words from `at` are an IPv4-mapped IPv6 address. */
export function isMappedAt(words: Uint32Array, at: number): boolean {
  return words[at] === 0 && words[at + 1] === 0 && words[at + 2] === MAPPED_THIRD_WORD
}

function readAddress(text: string): Pick<Network, 'family' | 'words'> | null {
  // Four decimal parts only: other readers take "010.1" or "0x7f.1", each in its own way.
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) {
    const [a, b, c, d] = ipaddr.IPv4.parse(text).octets
    return { family: 4, words: [((a << 24) | (b << 16) | (c << 8) | d) >>> 0, 0, 0, 0] }
  }
  if (text.includes('%') || !ipaddr.IPv6.isValid(text)) return null
  const parts = ipaddr.IPv6.parse(text).parts
  const word = (i: number): number => ((parts[i] << 16) | parts[i + 1]) >>> 0
  return { family: 6, words: [word(0), word(2), word(4), word(6)] }
}

/** Clears the bits behind the length, and turns a network of mapped addresses into the IPv4 network that it stands for. */
function unmapped(network: Network): Network {
  const { family, length, words } = network
  const cut = (i: number): number => (words[i] & maskOf(length - 32 * i)) >>> 0
  const isMapped = family === 6 && length >= MAPPED_LENGTH && isMappedAt(Uint32Array.from(words), 0)
  if (!isMapped) return { family, length, words: [cut(0), cut(1), cut(2), cut(3)] }
  return { family: 4, length: length - MAPPED_LENGTH, words: [cut(3), 0, 0, 0] }
}

function sameBits(x: number, y: number, bits: number): boolean {
  return ((x ^ y) & maskOf(bits)) === 0
}

/** The first `bits` bits of a word. A shift by 32 would be a shift by 0, so both ends are written out. */
function maskOf(bits: number): number {
  if (bits <= 0) return 0
  return bits >= 32 ? 0xffffffff : ~(0xffffffff >>> bits)
}
