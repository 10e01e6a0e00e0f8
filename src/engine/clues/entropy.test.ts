import { expect, it } from 'vitest'
import { latin1 } from '../../testing/clues-of'
import { entropyClass } from './entropy'
import { Glance } from './glance'

function classOf(bytes: Uint8Array<ArrayBuffer>): string {
  const glance = new Glance()
  glance.view = new DataView(bytes.buffer)
  glance.end = bytes.length
  return entropyClass(glance)
}

/** Bytes below `values` that look like chance: a linear congruential generator (Numerical Recipes), its high bits. */
function chance(length: number, values = 256): number[] {
  let state = 1
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * values)
  })
}

const digits = (alphabet: string, length: number) =>
  latin1(
    chance(length, alphabet.length)
      .map((value) => alphabet[value])
      .join(''),
  )
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

it.each([256, 600, 1400])('tells the classes of %i bytes', (length) => {
  expect(classOf(Uint8Array.from(chance(length)))).toBe('compressed or encrypted')
  expect(classOf(digits('0123456789abcdef', length))).toBe('hex-like')
  expect(classOf(digits(BASE64, length))).toBe('base64-like')
  expect(classOf(latin1('Dear Anna, here are the figures. '.repeat(50).slice(0, length)))).toBe('text')
  expect(classOf(Uint8Array.from({ length }, (_, i) => i % 16))).toBe('binary structured')
})

it('tells nothing of fewer than 256 bytes', () => {
  expect(classOf(Uint8Array.from(chance(255)))).toBe('')
})
