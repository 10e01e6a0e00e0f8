// Addresses that stand for inside addresses in carved packets. In: address columns and the rows that were labelled. Out: a map for the
// engine. They are from networks that count as inside, numbered by label, and none of them occurs in the case.

import { type AddressColumns, type AddressMap, formatAddress } from '../engine/index'

/** 100.64.0.0/10, shared address space (RFC 6598): rare in captures, and inside by default. */
const FIRST_V4 = 0x64400000
/** fd00:7265:6461:6374::/64 (RFC 4193); the middle says "redact". */
const PREFIX_V6 = [0xfd007265, 0x64616374, 0] as const

export class AddressReplacements {
  private readonly v4: number[] = []
  private readonly v6: number[] = []
  /** [replacement, original] as text. */
  readonly texts: [string, string][] = []
  private last = 0

  get map(): AddressMap {
    return { v4: Uint32Array.from(this.v4), v6: Uint32Array.from(this.v6) }
  }

  add({ families, words, count }: AddressColumns, ids: readonly number[]): void {
    const taken = new Set<number>()
    for (let id = 0; id < count; id++) if (families[id] === 4) taken.add(words[id * 4])
    for (const id of ids) {
      const from = [...words.subarray(id * 4, id * 4 + 4)]
      do this.last++
      while (taken.has(FIRST_V4 + this.last))
      const to = families[id] === 4 ? [FIRST_V4 + this.last, 0, 0, 0] : [...PREFIX_V6, this.last]
      if (families[id] === 4) this.v4.push(from[0], to[0])
      else this.v6.push(...from, ...to)
      this.texts.push([textOf(families[id], to), textOf(families[id], from)])
    }
  }
}

/**
 * Whether an IPv6 address has another one in it: that of a neighbour which it asks for (RFC 4291 section 2.7.1), or an inside IPv4 address, plain
 * or inverted, as transition mechanisms write them (RFC 3056, 4380, 5214, 6052).
 */
export function tellsOther(words: Uint32Array, at: number, inside4: ReadonlySet<number>): boolean {
  const [a, b, c, d] = words.subarray(at, at + 4)
  if (a === 0xff020000 && b === 0 && c === 1 && d >>> 24 === 0xff) return true
  const from6to4 = ((a << 16) | (b >>> 16)) >>> 0
  return [from6to4, b, c, d].some((word) => inside4.has(word) || inside4.has(~word >>> 0))
}

function textOf(family: number, words: readonly number[]): string {
  return formatAddress(family, Uint32Array.from(words), 0)
}
