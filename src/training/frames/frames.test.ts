import { describe, expect, it } from 'vitest'
import { ascii, ipv4Address } from './bytes'
import { checksumOf, cutPayload, payloadOf, sumOf } from './checksum'
import { tcpSegment } from './tcp'
import { udpDatagram } from './udp'

const ADDRESS_SUM = sumOf(ipv4Address('10.1.0.238')) + sumOf(ipv4Address('179.90.1.133'))
const LONG = payloadOf(Uint8Array.from({ length: 1459 }, (_, at) => (at * 7) & 0xff))

describe('checksums', () => {
  it('are those of the example in RFC 1071 section 3', () => {
    expect(checksumOf(sumOf(Uint8Array.of(0x00, 0x01, 0xf2, 0x03, 0xf4, 0xf5, 0xf6, 0xf7)))).toBe(~0xddf2 & 0xffff)
  })

  it('are those of the whole packet when only its beginning is at hand', () => {
    const header = { sourcePort: 50232, destinationPort: 50231, seq: 1, ack: 1, flags: 0x10, window: 502, options: [] }
    const whole = tcpSegment(header, ADDRESS_SUM, LONG)
    expect(tcpSegment(header, ADDRESS_SUM, cutPayload(LONG, 42))).toEqual(whole.slice(0, 62))
    const datagram = udpDatagram(50051, 8801, ADDRESS_SUM, LONG)
    expect(udpDatagram(50051, 8801, ADDRESS_SUM, cutPayload(LONG, 54))).toEqual(datagram.slice(0, 62))
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
