// Which addresses are inside (detection.md section 2). In: the user's networks as text, and address columns. Out: one
// class an address. The longest prefix wins, so '!10.5.0.0/16' cuts an outside hole into 10/8.

import type { AddressColumns } from '../engine/index'
import { isMappedAt, type Network, readNetwork } from './cidr'
import type { Understood } from './types'

export const OUTSIDE = 0
export const INSIDE = 1
/** Groups, broadcasts and the unspecified address: never a receiver, whatever the user's networks say. */
export const MULTICAST = 2

/** Inside, outside and group ranges as sorted boundaries: an address has the class of the last start at or below it. */
export interface InsideSet {
  /** The user's texts, joined: two sets with one key are equal. */
  key: string
  starts4: Uint32Array
  classes4: Uint8Array
  /** Four words a start, most significant first. */
  starts6: Uint32Array
  classes6: Uint8Array
}

interface Prefix {
  network: Network
  side: number
  /** The last address of a network of the user: its directed broadcast, as long as that address is inside. */
  isBroadcast: boolean
}

const BUILT_IN_INSIDE = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  'fe80::/10',
  '::1',
]
const BUILT_IN_MULTICAST = ['224.0.0.0/4', '255.255.255.255', '0.0.0.0', 'ff00::/8', '::']

/** /31 and /32 have no broadcast address (RFC 3021). */
const LONGEST_WITH_BROADCAST = 30

/** Reads the user's networks on top of the built-in ones. The first text that is no network ends it. */
export function readInside(texts: readonly string[]): Understood<InsideSet> {
  const prefixes = [...builtIn(BUILT_IN_INSIDE, INSIDE), ...builtIn(BUILT_IN_MULTICAST, MULTICAST)]
  for (const given of texts) {
    const text = given.trim()
    if (text === '') continue
    const isHole = text.startsWith('!')
    const network = readNetwork(isHole ? text.slice(1).trim() : text)
    if (network === null) return { ok: false, complaint: { code: 'E-CIDR', message: sentence(text) } }
    prefixes.push({ network, side: isHole ? OUTSIDE : INSIDE, isBroadcast: false })
    if (!isHole && network.family === 4 && network.length <= LONGEST_WITH_BROADCAST) prefixes.push(broadcastOf(network))
  }
  const [starts4, classes4] = boundaries(prefixes, 4)
  const [starts6, classes6] = boundaries(prefixes, 6)
  return { ok: true, value: { key: texts.join('\n'), starts4, classes4, starts6, classes6 } }
}

/** The class of each address, by id. */
export function classifyAddresses(inside: InsideSet, addresses: AddressColumns): Uint8Array {
  const classes = new Uint8Array(addresses.count)
  const { families, words } = addresses
  for (let id = 0, at = 0; id < addresses.count; id++, at += 4) {
    if (families[id] === 4) classes[id] = classOf4(inside, words[at])
    else if (isMappedAt(words, at)) classes[id] = classOf4(inside, words[at + 3])
    else classes[id] = classOf6(inside, words, at)
  }
  return classes
}

/** By id: 1 for an address inside. */
export function isInsideAddress(inside: InsideSet, addresses: AddressColumns): Uint8Array {
  return classifyAddresses(inside, addresses).map((side) => (side === INSIDE ? 1 : 0))
}

function classOf4(inside: InsideSet, address: number): number {
  const starts = inside.starts4
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (starts[middle] <= address) low = middle
    else high = middle
  }
  return inside.classes4[low]
}

function classOf6(inside: InsideSet, words: Uint32Array, at: number): number {
  let low = 0
  let high = inside.classes6.length
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (isAtOrBelow(inside.starts6, middle * 4, words, at)) low = middle
    else high = middle
  }
  return inside.classes6[low]
}

function isAtOrBelow(starts: Uint32Array, from: number, words: Uint32Array, at: number): boolean {
  for (let i = 0; i < 3; i++) {
    if (starts[from + i] !== words[at + i]) return starts[from + i] < words[at + i]
  }
  return starts[from + 3] <= words[at + 3]
}

function builtIn(texts: readonly string[], side: number): Prefix[] {
  return texts.flatMap((text) => {
    const network = readNetwork(text)
    return network === null ? [] : [{ network, side, isBroadcast: false }]
  })
}

function broadcastOf(network: Network): Prefix {
  const last = (network.words[0] | (network.length === 0 ? 0xffffffff : 0xffffffff >>> network.length)) >>> 0
  return { network: { family: 4, words: [last, 0, 0, 0], length: 32 }, side: MULTICAST, isBroadcast: true }
}

function sentence(text: string): string {
  return `“${text}” is not a network. Example: 203.0.113.0/24, or !10.5.0.0/16 for a part that is outside.`
}

/**
 * Lays nested prefixes flat. Two prefixes are nested or apart, never crossing, so a walk by start with a stack of the open
 * ones sees the longest on top. Small numbers of prefixes and exact 128-bit ends: BigInt is fine here.
 */
function boundaries(prefixes: readonly Prefix[], family: 4 | 6): [Uint32Array, Uint8Array] {
  const size = family === 4 ? 32 : 128
  const open: { end: bigint; side: number }[] = [{ end: 1n << BigInt(size), side: OUTSIDE }]
  const cuts: { start: bigint; side: number }[] = [{ start: 0n, side: OUTSIDE }]
  const closeBefore = (start: bigint): void => {
    while (open.length > 1 && open[open.length - 1].end <= start) {
      const closed = open.pop()
      if (closed !== undefined) cuts.push({ start: closed.end, side: open[open.length - 1].side })
    }
  }
  for (const { start, end, prefix } of sorted(prefixes, family, size)) {
    closeBefore(start)
    const around = open[open.length - 1].side
    const side = sideWithin(prefix, around)
    open.push({ end, side })
    cuts.push({ start, side })
  }
  closeBefore(1n << BigInt(size))
  return columnsOf(cuts, family, size)
}

function sideWithin(prefix: Prefix, around: number): number {
  if (around === MULTICAST) return MULTICAST
  if (prefix.isBroadcast) return around === INSIDE ? MULTICAST : around
  return prefix.side
}

/** By start, wide before narrow; of equal ones the later text comes later and wins. */
function sorted(
  prefixes: readonly Prefix[],
  family: 4 | 6,
  size: number,
): { start: bigint; end: bigint; prefix: Prefix }[] {
  return prefixes
    .filter((prefix) => prefix.network.family === family)
    .map((prefix) => {
      const start = startOf(prefix.network)
      return { start, end: start + (1n << BigInt(size - prefix.network.length)), prefix }
    })
    .sort((x, y) => compare(x.start, y.start) || x.prefix.network.length - y.prefix.network.length)
}

function compare(x: bigint, y: bigint): number {
  if (x === y) return 0
  return x < y ? -1 : 1
}

function startOf(network: Network): bigint {
  if (network.family === 4) return BigInt(network.words[0])
  return network.words.reduce((value, word) => (value << 32n) | BigInt(word), 0n)
}

/** Boundaries as columns; of several at one start the last holds, and one beyond the last address is none. */
function columnsOf(cuts: { start: bigint; side: number }[], family: 4 | 6, size: number): [Uint32Array, Uint8Array] {
  const kept: { start: bigint; side: number }[] = []
  for (const cut of cuts) {
    if (cut.start >> BigInt(size) > 0n) continue
    while (kept.length > 0 && kept[kept.length - 1].start === cut.start) kept.pop()
    if (kept.length === 0 || kept[kept.length - 1].side !== cut.side) kept.push(cut)
  }
  const width = family === 4 ? 1 : 4
  const starts = new Uint32Array(kept.length * width)
  kept.forEach(({ start }, i) => {
    for (let word = 0; word < width; word++) {
      starts[i * width + word] = Number((start >> BigInt(32 * (width - 1 - word))) & 0xffffffffn)
    }
  })
  return [starts, Uint8Array.from(kept, (cut) => cut.side)]
}
