// Damage for captures, seeded: a case is its seed. In: a capture and random numbers. Out: a damaged copy.

/** mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough to damage files. */
export class Random {
  private state: number

  constructor(seed: number) {
    this.state = seed >>> 0
  }

  /** A whole number below `limit`. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % Math.max(1, limit)
  }

  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)]
  }
}

type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array

/** Numbers that lengths and counts go wrong by. */
const LIES = [0, 1, 3, 4, 11, 12, 16, 28, 0x7f, 0xff, 0x7fff, 0xffff, 0x40000, 0x7fffffff, 0xfffffff0, 0xffffffff]
/** Wireshark's own rate: `editcap -E 0.02`. */
const ERROR_RATE = 50

/** 2 % of the bytes replaced, one kind of error for all: another value, a flipped bit, 0 or 255. */
function sprinkle(bytes: Uint8Array, random: Random): Uint8Array {
  const damaged = bytes.slice()
  const kind = random.below(4)
  for (let at = 0; at < damaged.length; at++) {
    if (random.below(ERROR_RATE) !== 0) continue
    const values = [random.below(256), damaged[at] ^ (1 << random.below(8)), 0, 255]
    damaged[at] = values[kind]
  }
  return damaged
}

function flipBits(bytes: Uint8Array, random: Random): Uint8Array {
  const damaged = bytes.slice()
  for (let count = 1 + random.below(8); count > 0; count--)
    damaged[random.below(damaged.length)] ^= 1 << random.below(8)
  return damaged
}

/** A lie in two or four bytes, in either byte order. */
function lie(bytes: Uint8Array, random: Random): Uint8Array {
  const damaged = bytes.slice()
  const view = new DataView(damaged.buffer)
  for (let count = 1 + random.below(3); count > 0; count--) {
    const at = random.below(damaged.length - 4)
    if (at < 0 || damaged.length < 4) return damaged
    if (random.below(2) === 0) view.setUint32(at, random.pick(LIES), random.below(2) === 0)
    else view.setUint16(at, random.pick(LIES) & 0xffff, random.below(2) === 0)
  }
  return damaged
}

function truncate(bytes: Uint8Array, random: Random): Uint8Array {
  return bytes.slice(0, random.below(bytes.length + 1))
}

/** A stretch taken out, doubled, or moved. */
function splice(bytes: Uint8Array, random: Random): Uint8Array {
  const from = random.below(bytes.length)
  const to = Math.min(bytes.length, from + 1 + random.below(400))
  const piece = bytes.subarray(from, to)
  const target = random.below(bytes.length)
  const parts = [
    [bytes.subarray(0, from), bytes.subarray(to)],
    [bytes.subarray(0, to), piece, bytes.subarray(to)],
    [bytes.subarray(0, target), piece, bytes.subarray(target)],
  ]
  return joined(random.pick(parts))
}

const MUTATIONS: readonly Mutation[] = [sprinkle, flipBits, flipBits, lie, lie, lie, truncate, splice]

/** One to three kinds of damage, one after the other. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  let damaged = bytes
  for (let count = 1 + random.below(3); count > 0 && damaged.length > 0; count--)
    damaged = random.pick(MUTATIONS)(damaged, random)
  return damaged
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
