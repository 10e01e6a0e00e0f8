// The address that stands for the others when small rows are folded. In: an address. Out: the one of its range that no host can have, so
// that a folded row has the side that its rows had: inside, outside or multicast by the built-in networks of detection.md section 2.

import type { AddressTable } from './addresses'
import type { AddressColumns } from './summary'

/** From, to (both included), and who stands for it: the network address, or for the rest the dummy address of RFC 7600. */
const RANGES4: readonly [number, number, number][] = [
  [0x0000_0000, 0x0000_0000, 0x0000_0000],
  [0x0a00_0000, 0x0aff_ffff, 0x0a00_0000],
  [0x6440_0000, 0x647f_ffff, 0x6440_0000],
  [0x7f00_0000, 0x7fff_ffff, 0x7f00_0000],
  [0xa9fe_0000, 0xa9fe_ffff, 0xa9fe_0000],
  [0xac10_0000, 0xac1f_ffff, 0xac10_0000],
  [0xc0a8_0000, 0xc0a8_ffff, 0xc0a8_0000],
  [0xe000_0000, 0xefff_ffff, 0xe000_0000],
  [0xffff_ffff, 0xffff_ffff, 0xffff_ffff],
]
/** 192.0.0.8 */
const OTHERS4 = 0xc000_0008
const OTHERS6 = Uint32Array.of(0x0100_0000, 0, 0, 0) // 100::, RFC 6666: routed nowhere
const UNIQUE_LOCAL = Uint32Array.of(0xfc00_0000, 0, 0, 0)
const LINK_LOCAL = Uint32Array.of(0xfe80_0000, 0, 0, 0)
const MULTICAST6 = Uint32Array.of(0xff00_0000, 0, 0, 0)
const RANGES6 = [OTHERS6, UNIQUE_LOCAL, LINK_LOCAL, MULTICAST6]

/** The id of the address that stands for the range of address `id`; adds it when new. */
export function groupOf(addresses: AddressTable, id: number): number {
  const { families, words } = addresses
  const at = id * 4
  if (families[id] === 4) return intern4(addresses, words[at])
  // A mapped address is weighed as IPv4.
  if (words[at] === 0 && words[at + 1] === 0 && words[at + 2] === 0xffff) return intern4(addresses, words[at + 3])
  // :: and ::1 are ranges of one address.
  if (words[at] === 0 && words[at + 1] === 0 && words[at + 2] === 0 && words[at + 3] <= 1) return id
  return addresses.intern(6, group6(words[at]), 0)
}

/** The ids of all addresses that stand for others. A real packet of one of them is among those others from the first fold on. */
export function othersOf(addresses: AddressColumns): number[] {
  const { count, families, words } = addresses
  const ids: number[] = []
  for (let id = 0; id < count; id++) {
    const at = id * 4
    const isOthers =
      families[id] === 4
        ? words[at] === OTHERS4 || RANGES4.some(([from, to, others]) => from < to && others === words[at])
        : RANGES6.some((range) => range.every((word, i) => words[at + i] === word))
    if (isOthers) ids.push(id)
  }
  return ids
}

function intern4(addresses: AddressTable, word: number): number {
  const range = RANGES4.find(([from, to]) => from <= word && word <= to)
  return addresses.intern(4, Uint32Array.of(range === undefined ? OTHERS4 : range[2], 0, 0, 0), 0)
}

function group6(first: number): Uint32Array {
  if (first >>> 25 === 0xfc >>> 1) return UNIQUE_LOCAL
  if (first >>> 22 === 0xfe80 >>> 6) return LINK_LOCAL
  return first >>> 24 === 0xff ? MULTICAST6 : OTHERS6
}
