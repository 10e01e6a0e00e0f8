import { expect, test } from 'vitest'
import { cutMiddle, visibleName } from './visible-name'

test('writes out direction, control and zero-width characters', () => {
  expect(visibleName('invoice\u202Excp.exe')).toBe('invoice⟦U+202E⟧xcp.exe')
  expect(visibleName('a\u0000b\u200bc\u{e0041}')).toBe('a⟦U+0000⟧b⟦U+200B⟧c⟦U+E0041⟧')
})

test('leaves ordinary names of any script alone', () => {
  expect(visibleName('März-Übung день 03.pcap')).toBe('März-Übung день 03.pcap')
})

test('cuts in the middle and keeps the ends', () => {
  expect(cutMiddle('capture-of-the-month-31.pcap', 16)).toBe('capture…-31.pcap')
  expect(cutMiddle('short.pcap', 16)).toBe('short.pcap')
})

test('writes out blanks that only look like the ordinary one', () => {
  expect(visibleName('a b\u00a0c\u3164')).toBe('a b⟦U+00A0⟧c⟦U+3164⟧')
})
