// SHA-256 (FIPS 180-4). In: bytes. Out: the 32 bytes of the digest. WebCrypto's is asynchronous, and a generator must not wait.

/** 64 constants: the first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4 section 4.2.2). */
const ROUND_CONSTANTS = Uint32Array.from(
  [
    '428a2f9871374491b5c0fbcfe9b5dba53956c25b59f111f1923f82a4ab1c5ed5',
    'd807aa9812835b01243185be550c7dc372be5d7480deb1fe9bdc06a7c19bf174',
    'e49b69c1efbe47860fc19dc6240ca1cc2de92c6f4a7484aa5cb0a9dc76f988da',
    '983e5152a831c66db00327c8bf597fc7c6e00bf3d5a7914706ca635114292967',
    '27b70a852e1b21384d2c6dfc53380d13650a7354766a0abb81c2c92e92722c85',
    'a2bfe8a1a81a664bc24b8b70c76c51a3d192e819d6990624f40e3585106aa070',
    '19a4c1161e376c082748774c34b0bcb5391c0cb34ed8aa4a5b9cca4f682e6ff3',
    '748f82ee78a5636f84c878148cc7020890befffaa4506cebbef9a3f7c67178f2',
  ]
    .join('')
    .match(/.{8}/g) ?? [],
  (hex) => Number.parseInt(hex, 16),
)

/** Square roots of the first 8 primes (FIPS 180-4 section 5.3.3). */
const START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]

const BLOCK = 64

export function sha256(bytes: Uint8Array): Uint8Array {
  const state = Uint32Array.from(START)
  const words = new Uint32Array(64)
  const whole = bytes.length - (bytes.length % BLOCK)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < whole; at += BLOCK) addBlock(state, words, view, at)
  const tail = paddingOf(bytes, whole)
  for (let at = 0; at < tail.byteLength; at += BLOCK) addBlock(state, words, tail, at)
  const digest = new DataView(new ArrayBuffer(32))
  state.forEach((word, index) => {
    digest.setUint32(4 * index, word)
  })
  return new Uint8Array(digest.buffer)
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** What is left, a one bit, zeros, and the length in bits (FIPS 180-4 section 5.1.1). */
function paddingOf(bytes: Uint8Array, from: number): DataView {
  const left = bytes.length - from
  const padded = new Uint8Array(left + 9 > BLOCK ? 2 * BLOCK : BLOCK)
  padded.set(bytes.subarray(from))
  padded[left] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x2000_0000))
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0)
  return view
}

function addBlock(state: Uint32Array, words: Uint32Array, view: DataView, at: number) {
  for (let index = 0; index < 16; index++) words[index] = view.getUint32(at + 4 * index)
  for (let index = 16; index < 64; index++) {
    const x = words[index - 15]
    const y = words[index - 2]
    const small0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const small1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    words[index] = words[index - 16] + small0 + words[index - 7] + small1
  }
  let [a, b, c, d, e, f, g, h] = state
  for (let index = 0; index < 64; index++) {
    const big1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const first = (h + big1 + ((e & f) ^ (~e & g)) + ROUND_CONSTANTS[index] + words[index]) | 0
    const big0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const second = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  state[0] += a
  state[1] += b
  state[2] += c
  state[3] += d
  state[4] += e
  state[5] += f
  state[6] += g
  state[7] += h
}
