import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { fingerprintOf } from './fingerprint'

const KIB = 1024
const bytesOf = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7) & 255)
const of = (bytes: Uint8Array) =>
  fingerprintOf({ name: 'a', size: bytes.length, read: async (from, to) => bytes.slice(from, to) })

test('is the hash of both ends, and of all of a short file, each byte once', async () => {
  for (const length of [0, 1, 64 * KIB, 64 * KIB + 1, 100 * KIB, 128 * KIB]) {
    const bytes = bytesOf(length)
    const { ends, bytes: size } = await of(bytes)
    expect([length, size, ends]).toEqual([length, length, createHash('sha256').update(bytes).digest('hex')])
  }
  const long = bytesOf(300 * KIB)
  const both = Buffer.concat([long.slice(0, 64 * KIB), long.slice(-64 * KIB)])
  expect((await of(long)).ends).toBe(createHash('sha256').update(both).digest('hex'))
})

test('sees a change at either end, not one between', async () => {
  const before = await of(bytesOf(300 * KIB))
  for (const [at, isSeen] of [
    [0, true],
    [300 * KIB - 1, true],
    [150 * KIB, false],
  ] as const) {
    const bytes = bytesOf(300 * KIB)
    bytes[at] ^= 1
    expect((await of(bytes)).ends !== before.ends).toBe(isSeen)
  }
})
