// AES-128 (FIPS 197), encryption of single blocks: all that QUIC's Initial packets need (counter mode and header protection).
// The keys used here are public (RFC 9001 section 5.2), so nothing leaks by the time it takes.

const SBOX = makeSbox()

/** Encrypts 16-byte blocks with one key. */
export class Aes128 {
  private readonly keys: Uint8Array

  constructor(key: Uint8Array) {
    this.keys = expand(key)
  }

  /** `block`: 16 bytes; the answer is a new array. */
  encrypt(block: Uint8Array): Uint8Array<ArrayBuffer> {
    let state = new Uint8Array(16)
    for (let i = 0; i < 16; i++) state[i] = block[i] ^ this.keys[i]
    for (let round = 1; round <= 10; round++) {
      const next = new Uint8Array(16)
      for (let column = 0; column < 4; column++) {
        const rows = [0, 1, 2, 3].map((row) => SBOX[state[4 * ((column + row) & 3) + row]])
        const all = rows[0] ^ rows[1] ^ rows[2] ^ rows[3]
        for (let row = 0; row < 4; row++) {
          const mixed = round === 10 ? rows[row] : rows[row] ^ all ^ double(rows[row] ^ rows[(row + 1) & 3])
          next[4 * column + row] = mixed ^ this.keys[16 * round + 4 * column + row]
        }
      }
      state = next
    }
    return state
  }

  /** Counter mode as in GCM (NIST SP 800-38D): `nonce` is 12 bytes, and the first block of data has counter 2. */
  decryptGcmBody(nonce: Uint8Array, data: Uint8Array): Uint8Array<ArrayBuffer> {
    const counter = new Uint8Array(16)
    counter.set(nonce)
    const out = new Uint8Array(data.length)
    for (let at = 0; at < data.length; at += 16) {
      new DataView(counter.buffer).setUint32(12, 2 + at / 16)
      const stream = this.encrypt(counter)
      for (let i = 0; i < 16 && at + i < data.length; i++) out[at + i] = data[at + i] ^ stream[i]
    }
    return out
  }
}

function double(value: number): number {
  return ((value << 1) ^ ((value >> 7) * 0x1b)) & 255
}

function expand(key: Uint8Array): Uint8Array {
  const keys = new Uint8Array(176)
  keys.set(key.subarray(0, 16))
  let constant = 1
  for (let at = 16; at < 176; at += 4) {
    let word = [...keys.subarray(at - 4, at)]
    if (at % 16 === 0) {
      word = [...word.slice(1), word[0]].map((byte) => SBOX[byte])
      word[0] ^= constant
      constant = double(constant)
    }
    for (let i = 0; i < 4; i++) keys[at + i] = keys[at + i - 16] ^ word[i]
  }
  return keys
}

/** Multiplicative inverses in GF(2^8), walked by the generator 3 and its inverse, then the affine map. */
function makeSbox(): Uint8Array {
  const box = new Uint8Array(256)
  let p = 1
  let q = 1
  do {
    p ^= double(p)
    q ^= q << 1
    q ^= q << 2
    q ^= q << 4
    q &= 255
    if (q & 0x80) q ^= 0x09
    const turned = q ^ turn(q, 1) ^ turn(q, 2) ^ turn(q, 3) ^ turn(q, 4)
    box[p] = turned ^ 0x63
  } while (p !== 1)
  box[0] = 0x63
  return box
}

function turn(value: number, by: number): number {
  return ((value << by) | (value >> (8 - by))) & 255
}
