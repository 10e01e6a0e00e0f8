import { describe, expect, it } from 'vitest'
import { frameOf, type TestFrame } from '../../testing/frame'
import { ip, tcp, udp } from '../../testing/frames'
import { packetOf } from '../../testing/links'
import { conversationsOf, linesOf, talliesOf } from '../../testing/read-capture'
import { join, quad, word } from '../../training/frames/bytes'

const INNER = tcp('192.168.0.1:1000', '192.168.0.2:2000', 30)
const INNER6 = udp('[2001:db8::5]:4000', '[2001:db8::6]:4001', 12)
const ROW = '6 192.168.0.1:1000 - 192.168.0.2:2000'
const ROW6 = '17 [2001:db8::5]:4000 - [2001:db8::6]:4001'
const PPP_IPV4 = word(0x0021)
const PPP_IPV6 = word(0x0057)
const ZERO4 = [0, 0, 0, 0]

/** The parts as the payload of a datagram to this port. */
function overUdp(port: number, ...parts: (Uint8Array | readonly number[])[]): TestFrame {
  return udp('10.0.0.1:50000', `10.0.0.2:${port}`, 0, { payload: join(...parts) })
}

/** The parts as the body of this protocol. */
function overIp(protocol: number, ...parts: (Uint8Array | readonly number[])[]): TestFrame {
  return ip('10.0.0.1', '10.0.0.2', protocol, join(...parts))
}

/** The parts behind MAC addresses and this EtherType. */
function overEthernet(etherType: number, ...parts: (Uint8Array | readonly number[])[]): TestFrame {
  return frameOf(join(INNER.bytes.subarray(0, 12), word(etherType), ...parts))
}

const packet4 = packetOf(INNER)
const packet6 = packetOf(INNER6)
const gtp = (flags: number, ...more: number[]) => [flags, 255, ...word(packet4.length), ...quad(1), ...more]

/** Name, frame, link type. Each carries INNER in a tunnel between 10.0.0.1 and 10.0.0.2. */
const TUNNELS: [string, TestFrame][] = [
  ['VXLAN', overUdp(4789, [8, 0, 0, 0], quad(7 << 8), INNER.bytes)],
  ['VXLAN-GPE', overUdp(4790, [0x0c, 0, 0, 1], quad(7 << 8), packet4)],
  ['Geneve with options', overUdp(6081, [2, 0], word(0x6558), quad(7 << 8), new Uint8Array(8), INNER.bytes)],
  ['Geneve of IPv4', overUdp(6081, [0, 0], word(0x0800), quad(7 << 8), packet4)],
  ['GTP-U', overUdp(2152, gtp(0x30), packet4)],
  ['GTP-U with a sequence number', overUdp(2152, gtp(0x32, 0, 1, 0, 0), packet4)],
  ['GTP-U with an extension', overUdp(2152, gtp(0x34, 0, 0, 0, 0x85, 1, 0, 0, 0), packet4)],
  ['L2TP', overUdp(1701, word(0x0002), word(1), word(1), [0xff, 3], PPP_IPV4, packet4)],
  ['L2TP with length', overUdp(1701, word(0x4002), word(100), word(1), word(1), [0xff, 3], PPP_IPV4, packet4)],
  ['LISP', overUdp(4341, new Uint8Array(8), packet4)],
  ['GRE', overIp(47, [0, 0], word(0x0800), packet4)],
  ['GRE with all fields', overIp(47, word(0xb000), word(0x0800), ZERO4, ZERO4, ZERO4, packet4)],
  ['GRE of Ethernet', overIp(47, [0, 0], word(0x6558), INNER.bytes)],
  ['GRE of PPTP', overIp(47, word(0x3081), word(0x880b), ZERO4, ZERO4, ZERO4, [0xff, 3], PPP_IPV4, packet4)],
  ['ERSPAN I', overIp(47, [0, 0], word(0x88be), INNER.bytes)],
  ['ERSPAN II', overIp(47, word(0x1000), word(0x88be), ZERO4, new Uint8Array(8), INNER.bytes)],
  ['ERSPAN III', overIp(47, word(0x1000), word(0x22eb), ZERO4, new Uint8Array(12), INNER.bytes)],
  ['EtherIP', overIp(97, [0x30, 0], INNER.bytes)],
  ['IP in IP', overIp(4, packet4)],
  ['MPLS in IP', overIp(137, quad(0x0001_0140), packet4)],
]

describe('a tunnel', () => {
  it.each(TUNNELS)('of %s carries the conversation inside', (_, frame) => {
    const payload = `> 1/${frame.bytes.length}/30 < 0/0/0 opened 0/0`
    expect(conversationsOf([frame])).toContain(`${ROW.replace(' ', ' [10.0.0.1 - 10.0.0.2] ')} ${payload}`)
    expect(linesOf([frame]).filter((line) => line.startsWith('pair'))).toHaveLength(2)
  })

  it('of Teredo may have an origin before IPv6', () => {
    for (const origin of [[], [0, 0, 1, 2, 3, 4, 5, 6]]) {
      const rows = conversationsOf([overUdp(3544, origin, packet6)])
      expect(rows.some((row) => row.startsWith(ROW6.replace(' ', ' [10.0.0.1 - 10.0.0.2] ')))).toBe(true)
    }
  })

  it('of another port is none', () => {
    expect(conversationsOf([overUdp(47_890, [8, 0, 0, 0], quad(7 << 8), INNER.bytes)])).toHaveLength(1)
  })

  it('whose header is cut counts for its own ends', () => {
    for (const port of [4789, 6081, 2152, 1701, 3544, 4341]) {
      expect([port, conversationsOf([overUdp(port, [0x30])]).length]).toEqual([port, 1])
    }
    expect(conversationsOf([overIp(47, [0])])).toHaveLength(1)
  })
})

/** Name, frame, link type. Each carries INNER without another IP header. */
const FRAMINGS: [string, TestFrame, number][] = [
  ['MPLS, two labels', overEthernet(0x8847, quad(0x0001_0040), quad(0x0002_0140), packet4), 1],
  ['PPPoE', overEthernet(0x8864, [0x11, 0], word(1), word(packet4.length + 2), PPP_IPV4, packet4), 1],
  ['provider backbone', overEthernet(0x88e7, ZERO4, INNER.bytes), 1],
  ['VN-Tag', overEthernet(0x8926, ZERO4, word(0x0800), packet4), 1],
  ['PPP', frameOf(join([0xff, 3], PPP_IPV4, packet4)), 9],
  ['PPP with a short protocol', frameOf(join([0x21], packet4)), 9],
  ['Cisco HDLC', frameOf(join([0x0f, 0], word(0x0800), packet4)), 104],
  ['Frame Relay', frameOf(join([0x18, 0x41, 3, 0xcc], packet4)), 107],
  ['FDDI', frameOf(join(new Uint8Array(13), [0xaa, 0xaa, 3, 0, 0, 0], word(0x0800), packet4)), 10],
  ['802.11', frameOf(join([8, 1], new Uint8Array(22), [0xaa, 0xaa, 3, 0, 0, 0], word(0x0800), packet4)), 105],
  [
    '802.11 with radiotap and QoS',
    frameOf(join([0, 0, 8, 0], ZERO4, [0x88, 1], new Uint8Array(24), [0xaa, 0xaa, 3, 0, 0, 0], word(0x0800), packet4)),
    127,
  ],
]

describe('a framing', () => {
  it.each(FRAMINGS)('of %s carries IP', (_, frame, linkType) => {
    const expected = [`${ROW} > 1/${frame.bytes.length}/30 < 0/0/0 opened 0/0`]
    expect(conversationsOf([frame], linkType)).toEqual(expected)
  })

  it('of PPP carries IPv6', () => {
    expect(conversationsOf([frameOf(join([0xff, 3], PPP_IPV6, packet6))], 9)[0]).toContain(ROW6)
  })

  it('of encrypted or management 802.11 carries none', () => {
    const rest = join(new Uint8Array(22), new Uint8Array(40))
    expect(talliesOf([frameOf(join([8, 0x41], rest)), frameOf(join([0x80, 0], rest))], 105)).toEqual(['no IP header 2'])
  })

  it('cut at any byte is read to its end', () => {
    for (const [, frame, linkType] of [...FRAMINGS, ...TUNNELS.map(([name, made]) => [name, made, 1] as const)]) {
      const cuts = Array.from({ length: frame.bytes.length }, (_, length) => ({
        ...frame,
        bytes: frame.bytes.slice(0, length),
        originalLength: frame.bytes.length,
      }))
      expect(conversationsOf(cuts, linkType).length).toBeLessThanOrEqual(3)
    }
  })
})
