import { describe, expect, it } from 'vitest'
import { buildPcap } from '../../testing/build-pcap'
import { withBytes } from '../../testing/damage'
import { frameOf, snap, type TestFrame } from '../../testing/frame'
import { ip, tcp, udp } from '../../testing/frames'
import { type Extension, NOP_OPTIONS } from '../../testing/ip'
import { captureOf, conversationsOf, linesOf, talliesOf } from '../../testing/read-capture'
import { ipInIp } from '../../testing/tunnels'
import { join, quad, word } from '../../training/frames/bytes'

const V4 = ['10.0.0.5:4000', '10.0.0.6:4001'] as const
const V6 = ['[2001:db8::5]:4000', '[2001:db8::6]:4001'] as const
const CUT = 'IP header cut or damaged 1'
const AT_IP = 14

/** The frame with other bytes in its IP header. */
function changed(frame: TestFrame, at: number, bytes: readonly number[]): TestFrame {
  return { ...frame, bytes: withBytes(frame.bytes, AT_IP + at, bytes) }
}

const line4 = (bytes: number, payload: number) =>
  `17 10.0.0.5:4000 - 10.0.0.6:4001 > 1/${bytes}/${payload} < 0/0/0 opened 0/0`
const line6 = (bytes: number, payload: number) =>
  `17 [2001:db8::5]:4000 - [2001:db8::6]:4001 > 1/${bytes}/${payload} < 0/0/0 opened 0/0`

describe('IPv4', () => {
  it('may have options, which are no payload', () => {
    for (const count of [1, 4, 10]) {
      const ipOptions = join(...new Array<Uint8Array>(count).fill(NOP_OPTIONS))
      expect(conversationsOf([udp(...V4, 100, { ipOptions })])).toEqual([line4(142 + 4 * count, 100)])
    }
  })

  it('needs its header and options whole', () => {
    const frame = udp(...V4, 100, { ipOptions: NOP_OPTIONS })
    for (const length of [15, 33, 34, 37]) expect(talliesOf([snap(frame, length)])).toEqual([CUT])
    expect(linesOf([snap(frame, 38)])).toEqual(['pair 10.0.0.5 - 10.0.0.6 > 1/146/100 < 0/0/0'])
  })

  it('is not counted with another version, too short a header or total length', () => {
    const frame = udp(...V4, 100)
    const brokenOnes = [
      changed(frame, 0, [0x55]),
      changed(frame, 0, [0x44]),
      changed(frame, 2, word(19)),
      changed(frame, 2, word(10)),
      snap(changed(frame, 0, [0x4f]), 60),
    ]
    for (const broken of brokenOnes) {
      expect(linesOf([broken])).toEqual([])
      expect(talliesOf([broken])).toHaveLength(1)
    }
  })

  it('announced, but with version 6, is read as IPv6', () => {
    const frame = udp(...V6, 100)
    expect(conversationsOf([changed(frame, -2, word(0x0800))])).toEqual(conversationsOf([frame]))
  })

  it('of total length 0 or more than the frame counts', () => {
    const frame = udp(...V4, 100)
    expect(conversationsOf([changed(frame, 2, word(0))])).toEqual([line4(142, 100)])
    expect(conversationsOf([{ ...changed(frame, 2, word(0)), originalLength: 40_000 }])).toEqual([
      line4(40_000, 39_958),
    ])
    expect(conversationsOf([changed(frame, 2, word(2000))])).toEqual([line4(142, 1972)])
  })

  it('counts whatever its checksum', () => {
    expect(conversationsOf([changed(udp(...V4, 100), 10, [0, 0])])).toEqual([line4(142, 100)])
  })

  it('counts the payload behind its header for a protocol without a decoder', () => {
    expect(conversationsOf([ip('10.0.0.5', '10.0.0.6', 50, new Uint8Array(64))])).toEqual([
      '50 10.0.0.5 - 10.0.0.6 > 1/98/64 < 0/0/0 opened 0/0',
    ])
  })

  it('with a source route keeps the addresses of its header and names the rule', () => {
    const route = Uint8Array.of(131, 7, 4, 192, 0, 2, 9, 0)
    const frame = udp(...V4, 100, { ipOptions: route })
    expect(conversationsOf([frame])).toEqual([line4(150, 100)])
    expect(captureOf(buildPcap([frame])).rules).toEqual(['route'])
  })

  it('survives options of length 0', () => {
    expect(conversationsOf([udp(...V4, 100, { ipOptions: Uint8Array.of(131, 0, 0, 0) })])).toEqual([line4(146, 100)])
    expect(conversationsOf([udp(...V4, 100, { ipOptions: Uint8Array.of(68, 0, 0, 0) })])).toEqual([line4(146, 100)])
  })
})

describe('IPv6', () => {
  const chain = (...kinds: Extension[]) => udp(...V6, 100, { extensions: kinds })

  it('needs its header whole and its version', () => {
    for (const length of [15, 53]) expect(talliesOf([snap(chain(), length)])).toEqual([CUT])
    expect(linesOf([changed(chain(), 0, [0x40])])).toEqual([])
  })

  it('counts payload behind all extension headers', () => {
    const frame = chain({ kind: 'hop-by-hop', length: 16 }, { kind: 'routing' }, { kind: 'destination', length: 24 })
    expect(conversationsOf([frame])).toEqual([line6(162 + 48, 100)])
  })

  it('needs extension headers whole', () => {
    const frame = chain({ kind: 'hop-by-hop' })
    for (const length of [54, 60, 61]) {
      expect(linesOf([snap(frame, length)])).toEqual([])
      expect(talliesOf([snap(frame, length)])).toEqual(['IPv6 extension header cut or damaged 1'])
    }
    expect(linesOf([snap(frame, 62)])).toEqual(['pair 2001:db8::5 - 2001:db8::6 > 1/170/100 < 0/0/0'])
  })

  it('takes an atomic fragment as a whole packet', () => {
    const frame = chain({ kind: 'fragment', offset: 0, more: false })
    expect(conversationsOf([frame])).toEqual([line6(170, 100)])
    expect(captureOf(buildPcap([frame])).rules).toEqual([])
  })

  it('ends a chain of too many headers', () => {
    const frame = chain(...new Array<Extension>(40).fill({ kind: 'destination' }))
    expect(linesOf([frame])).toEqual([])
    expect(talliesOf([frame])).toEqual(['IPv6 extension header cut or damaged 1'])
  })

  it('of a payload length beyond the frame counts', () => {
    expect(conversationsOf([changed(chain(), 4, word(1000))])).toEqual([line6(162, 992)])
  })

  it('of payload length 0 counts for its pair only', () => {
    expect(linesOf([changed(chain(), 4, word(0))])).toEqual(['pair 2001:db8::5 - 2001:db8::6 > 1/162/100 < 0/0/0'])
  })

  it('counts every protocol number, no next header too', () => {
    for (const protocol of [59, 99, 253]) {
      expect(conversationsOf([ip('2001:db8::5', '2001:db8::6', protocol, new Uint8Array(30))])).toEqual([
        `${protocol} 2001:db8::5 - 2001:db8::6 > 1/84/30 < 0/0/0 opened 0/0`,
      ])
    }
  })

  it('keeps the addresses of its header behind a routing header with segments left', () => {
    const frame = chain({ kind: 'routing', length: 24 })
    const routed = changed(frame, 40 + 3, [1])
    expect(conversationsOf([routed])).toEqual([line6(186, 100)])
    expect(captureOf(buildPcap([routed])).rules).toEqual(['route'])
  })

  it('counts a mobility header and names the rule', () => {
    const frame = ip('2001:db8::5', '2001:db8::6', 135, Uint8Array.of(59, 0, 0, 0, 0, 0, 0, 0))
    expect(linesOf([frame])[0]).toBe('pair 2001:db8::5 - 2001:db8::6 > 1/62/8 < 0/0/0')
    expect(captureOf(buildPcap([frame])).rules).toEqual(['mobility'])
  })
})

describe('IP in IP', () => {
  it('counts for the pair of each header', () => {
    const frame = ipInIp('192.0.2.1', '192.0.2.2', ipInIp('2001:db8::1', '2001:db8::2', udp(...V4, 10)))
    expect(linesOf([frame]).filter((line) => line.startsWith('pair'))).toEqual([
      'pair 192.0.2.1 - 192.0.2.2 > 1/112/78 < 0/0/0',
      'pair [192.0.2.1 - 192.0.2.2] 2001:db8::1 - 2001:db8::2 > 1/112/38 < 0/0/0',
      'pair [192.0.2.1 - 192.0.2.2] [2001:db8::1 - 2001:db8::2] 10.0.0.5 - 10.0.0.6 > 1/112/10 < 0/0/0',
    ])
  })

  it('is followed eight deep', () => {
    let frame = udp(...V4, 10)
    for (let depth = 0; depth < 9; depth++) frame = ipInIp(`192.0.2.${depth}`, '192.0.2.99', frame)
    expect(linesOf([frame]).filter((line) => line.startsWith('pair'))).toHaveLength(8)
    expect(talliesOf([frame])).toEqual(['wrapped deeper than 8 layers: counted at the 8th 1'])
  })

  it('keeps the outer pair when the inner header is cut', () => {
    const frame = snap(ipInIp('192.0.2.1', '192.0.2.2', udp(...V4, 10)), 40)
    expect(linesOf([frame])).toHaveLength(2)
  })
})

describe('an ICMP error', () => {
  it('does not count the packet that it quotes', () => {
    const quoted = tcp('10.0.0.5:1', '10.0.0.6:2', 4).bytes.subarray(AT_IP)
    for (const type of [3, 11]) {
      const frame = ip('10.0.0.1', '10.0.0.5', 1, join([type, 0, 0, 0], quad(0), quoted))
      expect(linesOf([frame])).toEqual([
        'pair 10.0.0.1 - 10.0.0.5 > 1/88/46 < 0/0/0',
        '1 10.0.0.1 - 10.0.0.5 > 1/88/46 < 0/0/0 opened 0/0',
      ])
    }
    const quoted6 = udp(...V6, 4).bytes.subarray(AT_IP)
    const frame6 = ip('2001:db8::1', '2001:db8::5', 58, join([1, 0, 0, 0], quad(0), quoted6))
    expect(linesOf([frame6])).toHaveLength(2)
  })
})

describe('a frame of nothing', () => {
  it('is no IP', () => {
    expect(talliesOf([frameOf(new Uint8Array(0))])).toEqual(['no bytes captured 1'])
  })
})
