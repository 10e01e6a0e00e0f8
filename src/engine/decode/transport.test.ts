import { describe, expect, it } from 'vitest'
import { buildPcap } from '../../testing/build-pcap'
import { withBytes } from '../../testing/damage'
import { snap, type TestFrame } from '../../testing/frame'
import { icmp, ip, tcp, udp } from '../../testing/frames'
import { captureOf, conversationsOf, linesOf, talliesOf } from '../../testing/read-capture'
import { join, word } from '../../training/frames/bytes'

const V4 = ['10.0.0.5:4000', '10.0.0.6:4001'] as const
const V6 = ['[2001:db8::5]:4000', '[2001:db8::6]:4001'] as const
const CUT = 'TCP or UDP header cut or damaged: counted for the pair only 1'
const TCP_AT = 34

function changed(frame: TestFrame, at: number, bytes: readonly number[]): TestFrame {
  return { ...frame, bytes: withBytes(frame.bytes, TCP_AT + at, bytes) }
}

/** That the frame counts for its pair and for no conversation, and is named. */
function expectPairOnly(frame: TestFrame): void {
  expect(linesOf([frame]).map((line) => line.split(' ')[0])).toEqual(['pair'])
  expect(talliesOf([frame])).toEqual([CUT])
}

const line = (protocol: number, bytes: number, payload: number) =>
  `${protocol} 10.0.0.5:4000 - 10.0.0.6:4001 > 1/${bytes}/${payload} < 0/0/0 opened 0/0`

describe('TCP', () => {
  it('counts what is behind its options', () => {
    for (const options of [0, 4, 12, 40]) {
      const frame = tcp(...V4, 100, { tcpOptions: new Uint8Array(options).fill(1) })
      expect(conversationsOf([frame])).toEqual([line(6, 154 + options, 100)])
    }
  })

  it('counts payload that was not captured', () => {
    expect(conversationsOf([snap(tcp(...V4, 1460), 54)])).toEqual([line(6, 1514, 1460)])
  })

  it('needs its whole header and options', () => {
    expectPairOnly(snap(tcp(...V4, 100), 53))
    expectPairOnly(snap(tcp(...V4, 100), 40))
    expectPairOnly(snap(tcp(...V4, 100, { tcpOptions: new Uint8Array(12).fill(1) }), 65))
  })

  it('needs a header length of 20 or more within the IP packet', () => {
    expectPairOnly(changed(tcp(...V4, 0), 12, [0x40]))
    expectPairOnly(changed(tcp(...V4, 0), 12, [0xf0]))
    const short = tcp(...V4, 0)
    expectPairOnly({ ...short, bytes: withBytes(short.bytes, 16, word(30)) })
  })

  it('counts whatever its checksum', () => {
    expect(conversationsOf([changed(tcp(...V4, 100), 16, [0, 0])])).toEqual([line(6, 154, 100)])
  })

  it('takes no payload from the padding of Ethernet', () => {
    expect(conversationsOf([tcp(...V4, 0)])).toEqual([line(6, 60, 0)])
  })

  it('counts with damaged options, and names those that tshark does not count', () => {
    const sack = tcp(...V4, 100, { tcpOptions: Uint8Array.of(5, 4, 0, 0) })
    const long = tcp(...V4, 100, { tcpOptions: Uint8Array.of(8, 200, 0, 0) })
    const none = tcp(...V4, 100, { tcpOptions: Uint8Array.of(8, 0, 0, 0) })
    for (const frame of [sack, long, none]) expect(conversationsOf([frame])).toEqual([line(6, 158, 100)])
    expect([sack, long, none].map((frame) => captureOf(buildPcap([frame])).rules)).toEqual([['tcpopt'], [], []])
  })

  it('may go between equal ports and ports of 0', () => {
    expect(conversationsOf([tcp('10.0.0.6:0', '10.0.0.5:0', 1), tcp('10.0.0.6:7', '10.0.0.5:7', 1)])).toEqual([
      '6 10.0.0.5:0 - 10.0.0.6:0 > 0/0/0 < 1/60/1 opened 0/0',
      '6 10.0.0.5:7 - 10.0.0.6:7 > 0/0/0 < 1/60/1 opened 0/0',
    ])
  })
})

describe('UDP', () => {
  it('needs its eight bytes', () => {
    expectPairOnly(snap(udp(...V4, 100), 41))
    expect(conversationsOf([snap(udp(...V4, 100), 42)])).toEqual([line(17, 142, 100)])
  })

  it('does not count with a length below 8, but with one beyond the packet', () => {
    expectPairOnly(changed(udp(...V4, 100), 4, word(0)))
    expectPairOnly(changed(udp(...V4, 100), 4, word(4)))
    expect(conversationsOf([changed(udp(...V4, 100), 4, word(2000))])).toEqual([line(17, 142, 100)])
  })

  it('may have length 0 over IPv6, as a jumbogram', () => {
    const frame = udp(...V6, 100)
    const jumbo = { ...frame, bytes: withBytes(frame.bytes, 58, word(0)) }
    expect(conversationsOf([jumbo])).toEqual(conversationsOf([frame]))
  })

  it('counts UDP-Lite, too', () => {
    const body = udp(...V4, 10).bytes.slice(TCP_AT)
    expect(conversationsOf([ip('10.0.0.5', '10.0.0.6', 136, body)])).toEqual(
      [line(17, 60, 8 + 10)].map(() => expect.stringContaining('17 10.0.0.5:4000 - 10.0.0.6:4001 > 1/')),
    )
  })
})

describe('other protocols', () => {
  it('have ports where their header has them', () => {
    const ports = [...word(4000), ...word(4001)]
    expect(conversationsOf([ip('10.0.0.5', '10.0.0.6', 132, join(ports, new Uint8Array(40)))])).toEqual([
      line(132, 78, 32),
    ])
    expect(conversationsOf([ip('10.0.0.5', '10.0.0.6', 33, join(ports, new Uint8Array(40)))])).toEqual([
      line(33, 78, 32),
    ])
    expectPairOnly(snap(ip('10.0.0.5', '10.0.0.6', 132, new Uint8Array(40)), 45))
  })

  it('of ICMP are rows without ports, less their eight bytes', () => {
    expect(conversationsOf([icmp('10.0.0.5', '10.0.0.6', 56), icmp('2001:db8::5', '2001:db8::6', 56)])).toEqual([
      '1 10.0.0.5 - 10.0.0.6 > 1/98/56 < 0/0/0 opened 0/0',
      '58 2001:db8::5 - 2001:db8::6 > 1/118/56 < 0/0/0 opened 0/0',
    ])
  })

  it('behind an authentication header are their own', () => {
    const segment = tcp(...V4, 100).bytes.slice(TCP_AT)
    const authentication = join([6, 4, 0, 0], new Uint8Array(20))
    expect(conversationsOf([ip('10.0.0.5', '10.0.0.6', 51, join(authentication, segment))])).toEqual([
      line(6, 178, 100),
    ])
  })
})
