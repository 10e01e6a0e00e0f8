import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { hexOf, sha256 } from './sha256'

it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])('digests %i bytes like the platform', (length) => {
  const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) & 0xff)
  expect(hexOf(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'))
})
