import { describe, expect, it } from 'vitest'
import { udpDatagram } from '../../testing/udp-datagram'
import { ascii } from './bytes'
import { checksumOf, payloadOf, sumOf } from './checksum'

describe('checksums', () => {
  it('are those of the example in RFC 1071 section 3', () => {
    expect(checksumOf(sumOf(Uint8Array.of(0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7)))).toBe(~0xddf2 & 0xffff)
  })

  it('are all ones in UDP where they would be zero', () => {
    const empty = udpDatagram(0, 0, 0, payloadOf(new Uint8Array(0)))
    const sum = sumOf(empty.subarray(0, 6)) + 17 + 8
    const filled = udpDatagram(0, 0, 0xffff - sum, payloadOf(new Uint8Array(0)))
    expect([filled[6], filled[7]]).toEqual([0xff, 0xff])
  })
})

describe('bytes', () => {
  it('come from text one to one', () => {
    expect(ascii('PK\x03\x04')).toEqual(Uint8Array.of(0x50, 0x4b, 3, 4))
  })
})
