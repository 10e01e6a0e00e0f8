import { describe, expect, it } from 'vitest'
import { latin1, namesOf } from '../../testing/clues-of'
import { udp } from '../../testing/frames'

describe('DHCP', () => {
  const option = (code: number, bytes: Iterable<number>) => [code, [...bytes].length, ...bytes]
  const message = (client: number[], options: number[]) =>
    Uint8Array.from([
      1,
      1,
      6,
      0,
      ...Array(8).fill(0),
      ...client,
      ...Array(220).fill(0),
      0x63,
      0x82,
      0x53,
      0x63,
      ...options,
    ])
  const sent = (payload: Uint8Array<ArrayBuffer>) => [udp('10.0.0.5:68', '10.0.0.1:67', 0, { payload })]
  const host = option(12, latin1('WS-ANNA'))

  it('names the address that a client has, or else asks for', () => {
    const asked = option(50, [10, 0, 0, 77])
    expect(namesOf(sent(message([0, 0, 0, 0], [0, ...asked, ...host, 255])))).toEqual(['dhcp 10.0.0.77 WS-ANNA'])
    expect(namesOf(sent(message([10, 0, 0, 5], [...host, ...asked, 255])))).toEqual(['dhcp 10.0.0.5 WS-ANNA'])
  })

  it('names nothing without an address, behind the end or without the magic number', () => {
    expect(namesOf(sent(message([0, 0, 0, 0], [...host, 255])))).toEqual([])
    expect(namesOf(sent(message([10, 0, 0, 5], [255, ...host])))).toEqual([])
    const other = message([10, 0, 0, 5], [...host, 255])
    other[239] = 0
    expect(namesOf(sent(other))).toEqual([])
  })
})

describe('NetBIOS', () => {
  /** RFC 1001 section 14.1; 15 characters and the kind of service. */
  const encoded = (name: string) => [
    32,
    ...[...latin1(name.padEnd(15)), 0].flatMap((byte) => [65 + (byte >> 4), 65 + (byte & 15)]),
    0,
  ]
  const service = (flags: number, name: string) =>
    Uint8Array.from([0, 7, flags >> 8, flags & 255, 0, 1, 0, 0, 0, 0, 0, 1, ...encoded(name), 0, 32, 0, 1])
  const sent = (port: number, payload: Uint8Array<ArrayBuffer>) => [
    udp(`10.0.0.5:${port}`, `10.0.0.255:${port}`, 0, { payload }),
  ]

  it('names who registers a name or sends a datagram', () => {
    expect(namesOf(sent(137, service(0x2910, 'FILESRV')))).toEqual(['netbios 10.0.0.5 FILESRV'])
    const datagram = Uint8Array.from([0x11, 2, 0, 1, 10, 0, 0, 5, 0, 138, 0, 100, 0, 0, ...encoded('WS-BEN')])
    expect(namesOf(sent(138, datagram))).toEqual(['netbios 10.0.0.5 WS-BEN'])
  })

  it('names nobody for a query, for the answer to a registration, or by letters that encode none', () => {
    expect(namesOf(sent(137, service(0x0110, 'FILESRV')))).toEqual([])
    expect(namesOf(sent(137, service(0xad80, 'FILESRV')))).toEqual([])
    const broken = service(0x2910, 'FILESRV')
    broken[13] = 0x7a
    expect(namesOf(sent(137, broken))).toEqual([])
  })
})

describe('multicast DNS', () => {
  const name = (text: string) => [...text.split('.').flatMap((label) => [label.length, ...latin1(label)]), 0]
  const answer = (flags: number, type: number) =>
    Uint8Array.from([
      ...[0, 0, flags, 0, 0, 0, 0, 1, 0, 0, 0, 0, ...name('printer.local'), 0, type, 0x80, 1, 0, 0, 0, 120, 0, 4],
      ...[10, 0, 0, 9],
    ])
  const sent = (payload: Uint8Array<ArrayBuffer>) => [udp('10.0.0.9:5353', '224.0.0.251:5353', 0, { payload })]

  it('names who answers with an address', () => {
    expect(namesOf(sent(answer(0x84, 1)))).toEqual(['mdns 10.0.0.9 printer.local'])
  })

  it('names nobody for a question or another record', () => {
    expect(namesOf(sent(answer(0, 1)))).toEqual([])
    expect(namesOf(sent(answer(0x84, 16)))).toEqual([])
  })
})
