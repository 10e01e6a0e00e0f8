// What stands for what in redacted packets. In: addresses with their replacements, and hardware addresses as they come. Out: bytes changed
// in place. The same address is replaced by the same one everywhere; hardware addresses are numbered by first sight.

import { hexOf } from '../bytes/sha256'

/** Plain data, so that it can cross to a worker. */
export interface AddressMap {
  /** From, to, from, to, … */
  v4: Uint32Array
  /** Four words from, four words to, … */
  v6: Uint32Array
}

const IPV6_LENGTH = 16
const MAC_LENGTH = 6
const GROUP_BIT = 1
/** Locally administered (IEEE 802 8.2.2): no vendor has it. */
const LOCAL_PREFIX = 0x02
/** 33:33:ff: the rest is the end of an IPv6 address (RFC 2464 section 7). */
const SOLICITED_PREFIX = 0x3333ff

export class Replacements {
  private readonly v4 = new Map<number, number>()
  private readonly v6 = new Map<string, Uint8Array>()
  private readonly macs = new Map<string, number>()

  constructor({ v4, v6 }: AddressMap) {
    for (let i = 0; i < v4.length; i += 2) this.v4.set(v4[i], v4[i + 1])
    for (let i = 0; i < v6.length; i += 8) this.v6.set(hexOf(bytesOf(v6, i)), bytesOf(v6, i + 4))
  }

  /** [replacement, original] of each hardware address so far, as "02:00:00:00:00:01". */
  get hardware(): [string, string][] {
    return [...this.macs].map(([mac, number]) => [colons(hexOf(macOf(number))), colons(mac)])
  }

  ipv4(bytes: DataView, at: number): boolean {
    const to = this.v4.get(bytes.getUint32(at))
    if (to !== undefined) bytes.setUint32(at, to)
    return to !== undefined
  }

  ipv6(bytes: DataView, at: number): boolean {
    const to = this.v6.size === 0 ? undefined : this.v6.get(hexOf(part(bytes, at, IPV6_LENGTH)))
    if (to !== undefined) part(bytes, at, IPV6_LENGTH).set(to)
    return to !== undefined
  }

  mac(bytes: DataView, at: number): void {
    const mac = part(bytes, at, MAC_LENGTH)
    if ((mac[0] & GROUP_BIT) !== 0) {
      if (bytes.getUint32(at) >>> 8 === SOLICITED_PREFIX) mac.fill(0, 3)
      return
    }
    if (mac.every((byte) => byte === 0)) return
    const text = hexOf(mac)
    const number = this.macs.get(text) ?? this.macs.size + 1
    this.macs.set(text, number)
    mac.set(macOf(number))
  }

  /** Looks at every place of [from, to): tunnels carry addresses in fields of their own, some of them inverted (RFC 4380). */
  everywhere(bytes: DataView, from: number, to: number): void {
    for (let at = from; at + 4 <= to; at++) {
      if (at + IPV6_LENGTH <= to && this.ipv6(bytes, at)) at += IPV6_LENGTH - 1
      else if (this.ipv4(bytes, at)) at += 3
      else if (this.v4.has(~bytes.getUint32(at) >>> 0)) {
        bytes.setUint32(at, 0xffffffff)
        at += 3
      }
    }
  }
}

function part(bytes: DataView, at: number, length: number): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset + at, length)
}

function bytesOf(words: Uint32Array, at: number): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(IPV6_LENGTH))
  for (let word = 0; word < 4; word++) bytes.setUint32(word * 4, words[at + word])
  return part(bytes, 0, IPV6_LENGTH)
}

function macOf(number: number): Uint8Array {
  return Uint8Array.of(LOCAL_PREFIX, 0, number >>> 24, number >>> 16, number >>> 8, number)
}

function colons(hex: string): string {
  return hex.replace(/..(?=.)/g, '$&:')
}
