import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { describe, expect, it } from 'vitest'
import { formatIpv4, formatIpv6, formatIpv6Words } from './address-text'
import { growFloat64, growInt32, growUint8, growUint32 } from './columns'
import { Joiner } from './joiner'
import { readUtf8 } from './utf8'

const RUNS = { numRuns: 500, seed: 20_150_312 }
const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)

describe('addresses as text', () => {
  it('are those of RFC 5952', () => {
    const text = (hex: string) => formatIpv6Words((hex.match(/.{8}/g) ?? []).map((word) => Number.parseInt(word, 16)))
    expect(text('20010db8000000000000000000000001')).toBe('2001:db8::1')
    expect(text('00000000000000000000000000000000')).toBe('::')
    expect(text('00000000000000000000000000000001')).toBe('::1')
    expect(text('20010db8000100000001000100010001')).toBe('2001:db8:1:0:1:1:1:1')
    expect(text('20010db8000000000001000000000001')).toBe('2001:db8::1:0:0:1')
    expect(text('fe800000000000000000000000000000')).toBe('fe80::')
    expect(text('00000000000000000000ffffc0000201')).toBe('::ffff:192.0.2.1')
    expect([formatIpv4(0), formatIpv4(0xffff_ffff), formatIpv4(0x0a00_0005)]).toEqual([
      '0.0.0.0',
      '255.255.255.255',
      '10.0.0.5',
    ])
  })

  it('are read back by an independent reader', () => {
    const groups = fc.array(fc.constantFrom(0, 0, 0, 1, 0xffff, 0xdb8), { minLength: 16, maxLength: 16 })
    fc.assert(
      fc.property(groups, (values) => {
        const bytes = Uint8Array.from(values)
        expect(ipaddr.parse(formatIpv6(view(bytes), 0)).toByteArray()).toEqual([...bytes])
      }),
      RUNS,
    )
  })
})

describe('text of a file', () => {
  it('is decoded as every decoder of UTF-8 does, whatever its bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = new TextEncoder().encode(text)
        expect(readUtf8(view(bytes), 0, bytes.length, 10_000)).toBe(
          new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
        )
      }),
      RUNS,
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), (bytes) => {
        expect(readUtf8(view(bytes), 0, bytes.length, 10_000).length).toBeLessThanOrEqual(bytes.length)
      }),
      RUNS,
    )
  })

  it('ends at the most bytes that are wanted', () => {
    const bytes = new TextEncoder().encode('abcdef')
    expect(readUtf8(view(bytes), 1, 6, 3)).toBe('bcd')
  })
})

describe('the joiner', () => {
  it('holds what was taken, at its place in the file', () => {
    const joiner = new Joiner()
    joiner.window.fileOffset = 100
    expect(joiner.take(Uint8Array.of(1, 2, 3), 1, 10)).toBe(2)
    expect(joiner.take(Uint8Array.of(4, 5, 6), 0, 4)).toBe(2)
    expect([joiner.length, [...joiner.window.bytes.subarray(0, 4)]]).toEqual([4, [2, 3, 4, 5]])
    joiner.drop(3)
    expect([joiner.length, joiner.window.bytes[0], joiner.window.fileOffset]).toEqual([1, 5, 103])
    expect(joiner.take(Uint8Array.of(9), 0, 1)).toBe(0)
  })

  it('grows to the largest record', () => {
    const joiner = new Joiner()
    const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => i & 255)
    joiner.take(bytes, 0, 10)
    joiner.take(bytes, 10, 300_000)
    expect(joiner.window.bytes.subarray(0, 300_000)).toEqual(bytes)
    expect(joiner.window.view.getUint8(299_999)).toBe(299_999 & 255)
  })
})

describe('columns', () => {
  it('keep their rows when they grow', () => {
    expect([...growFloat64(Float64Array.of(1.5), 3)]).toEqual([1.5, 0, 0])
    expect([...growUint32(Uint32Array.of(1), 2)]).toEqual([1, 0])
    expect([...growInt32(Int32Array.of(-1), 2)]).toEqual([-1, 0])
    expect([...growUint8(Uint8Array.of(255), 2)]).toEqual([255, 0])
  })
})
