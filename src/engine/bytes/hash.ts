// A keyed hash for the tables. In: 128 random bits and up to five 32-bit words. Out: 32 bits that nobody can steer without
// the key, so packets made to collide cost no more than random ones.
//
// Simple tabulation: one table of 256 random words for each byte of the key, XORed together. It is 3-independent, and linear
// probing over it takes expected constant time (Pătraşcu and Thorup, "The Power of Simple Tabulation Hashing", 2012).

const BYTE_VALUES = 256
const BYTES_A_WORD = 4
const WORD_TABLE = BYTE_VALUES * BYTES_A_WORD
const MAX_WORDS = 5

/** The six tables of a capture have one seed, so they share their words; never written again. */
const tablesOfSeed = new WeakMap<Uint32Array, Uint32Array>()

export class KeyedHash {
  private readonly tables: Uint32Array

  /** `seed`: at least four random words. Equal seeds give equal hashes. */
  constructor(seed: Uint32Array) {
    const known = tablesOfSeed.get(seed)
    this.tables = known ?? new Uint32Array(WORD_TABLE * MAX_WORDS)
    if (known === undefined) fillRandom(this.tables, seed)
    tablesOfSeed.set(seed, this.tables)
  }

  hash1(w0: number): number {
    const t = this.tables
    return (t[w0 & 255] ^ t[256 + ((w0 >>> 8) & 255)] ^ t[512 + ((w0 >>> 16) & 255)] ^ t[768 + (w0 >>> 24)]) >>> 0
  }

  hash2(w0: number, w1: number): number {
    const t = this.tables
    return (
      (t[w0 & 255] ^
        t[256 + ((w0 >>> 8) & 255)] ^
        t[512 + ((w0 >>> 16) & 255)] ^
        t[768 + (w0 >>> 24)] ^
        t[1024 + (w1 & 255)] ^
        t[1280 + ((w1 >>> 8) & 255)] ^
        t[1536 + ((w1 >>> 16) & 255)] ^
        t[1792 + (w1 >>> 24)]) >>>
      0
    )
  }

  hash3(w0: number, w1: number, w2: number): number {
    return (this.hash2(w0, w1) ^ this.hashAt(2, w2)) >>> 0
  }

  hash4(w0: number, w1: number, w2: number, w3: number): number {
    return (this.hash2(w0, w1) ^ this.hashAt(2, w2) ^ this.hashAt(3, w3)) >>> 0
  }

  hash5(w0: number, w1: number, w2: number, w3: number, w4: number): number {
    return (this.hash2(w0, w1) ^ this.hashAt(2, w2) ^ this.hashAt(3, w3) ^ this.hashAt(4, w4)) >>> 0
  }

  private hashAt(position: number, word: number): number {
    const t = this.tables
    const base = position * WORD_TABLE
    return (
      t[base + (word & 255)] ^
      t[base + 256 + ((word >>> 8) & 255)] ^
      t[base + 512 + ((word >>> 16) & 255)] ^
      t[base + 768 + (word >>> 24)]
    )
  }
}

/** Stretches four words of seed over the tables with sfc32 (Doty-Humphrey, PractRand). */
export function fillRandom(words: Uint32Array, seed: Uint32Array): void {
  let a = seed[0] | 0
  let b = seed[1] | 0
  let c = seed[2] | 0
  let counter = seed[3] | 0
  for (let i = -16; i < words.length; i++) {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    if (i >= 0) words[i] = t
  }
}
