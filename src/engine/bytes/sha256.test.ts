import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hexOf, hmacSha256, Sha256, sha256 } from './sha256'

it('equals the platform for any bytes in any pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 8 }), (pieces) => {
      const hash = new Sha256()
      for (const piece of pieces) hash.update(piece)
      const whole = Buffer.concat(pieces)
      const expected = createHash('sha256').update(whole).digest('hex')
      expect(hexOf(hash.digest())).toBe(expected)
      expect(hexOf(sha256(whole))).toBe(expected)
    }),
  )
})

it('makes message authentication codes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.uint8Array({ maxLength: 100 }), (key, message) => {
      expect(hexOf(hmacSha256(key, message))).toBe(createHmac('sha256', key).update(message).digest('hex'))
    }),
  )
})

it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])('digests %i bytes like the platform', (length) => {
  const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) & 0xff)
  expect(hexOf(sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'))
})
