// Addresses and networks as texts of people → values that compare. In: "10.1.0.8:443", "[2001:db8::1]:53", "10.1.0.0/16". Out: one key a
// host, whatever way it was written (IPv6 compressed or not, IPv4 in IPv6), or null for a text that is no address.

/** Lower-case hex of 16 bytes; IPv4 as ::ffff:a.b.c.d. */
export type AddressKey = string

const MAPPED = '00000000000000000000ffff'
const KEY_BITS = 128

export function readAddress(text: string): AddressKey | null {
  return text.includes(':') ? readV6(text) : readV4(text)
}

/** An address, or an address with a port that falls away. */
export function readEndpointAddress(text: string): AddressKey | null {
  const bracketed = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text)
  if (bracketed !== null) return readV6(bracketed[1])
  const v4 = /^([^:]+):\d{1,5}$/.exec(text)
  return readAddress(v4 === null ? text : v4[1])
}

export interface NetworkKey {
  /** The leading bits of every address in it, as "0" and "1". */
  bits: string
  /** The prefix length as it is written: of 32 for IPv4, of 128 for IPv6. */
  prefix: number
  isV4: boolean
}

export function readNetworkKey(text: string): NetworkKey | null {
  const match = /^([^/]+)\/(\d{1,3})$/.exec(text)
  const key = match === null ? null : readAddress(match[1])
  if (match === null || key === null) return null
  const isV4 = !match[1].includes(':')
  const prefix = Number(match[2])
  if (prefix > (isV4 ? 32 : KEY_BITS)) return null
  const length = isV4 ? prefix + KEY_BITS - 32 : prefix
  return { bits: bitsOf(key).slice(0, length), prefix, isV4 }
}

export function isWithin(key: AddressKey, network: NetworkKey): boolean {
  return bitsOf(key).startsWith(network.bits)
}

function readV4(text: string): AddressKey | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return null
  return MAPPED + parts.map((part) => hex(Number(part), 2)).join('')
}

/** RFC 4291 section 2.2: groups of hex, one "::" for a run of zeros, and an IPv4 address may end it. */
function readV6(text: string): AddressKey | null {
  const halves = text.toLowerCase().split('::')
  if (halves.length > 2) return null
  const [head, tail] = [groupsOf(halves[0]), groupsOf(halves[1] ?? '')]
  if (head === null || tail === null) return null
  const missing = 8 - head.length - tail.length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null
  return [...head, ...Array<string>(missing).fill('0000'), ...tail].join('')
}

function groupsOf(half: string): string[] | null {
  if (half === '') return []
  const groups: string[] = []
  for (const part of half.split(':')) {
    if (/^[0-9a-f]{1,4}$/.test(part)) groups.push(part.padStart(4, '0'))
    else {
      const v4 = readV4(part)?.slice(MAPPED.length)
      if (v4 === undefined) return null
      groups.push(v4.slice(0, 4), v4.slice(4))
    }
  }
  return groups
}

function bitsOf(key: AddressKey): string {
  return Array.from(key, (digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('')
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0')
}
