import { describe, expect, it } from 'vitest'
import { buildPcap } from '../../testing/build-pcap'
import { buildPcapng } from '../../testing/build-pcapng'
import { canonicalTraffic } from '../../testing/canonical'
import { tcp, udp } from '../../testing/frames'
import { enhancedPacket, interfaceDescription, sectionHeader, simplePacket } from '../../testing/pcapng-blocks'
import { conversationsOf, linesOf, readCapture } from '../../testing/read-capture'
import { gre, ipInIp } from '../../testing/tunnels'

const A = '10.0.0.5:50123'
const B = '203.0.113.9:443'

describe('a pair', () => {
  it('has the lower address as a, whoever spoke first', () => {
    const lines = [
      'pair 10.0.0.5 - 203.0.113.9 > 1/74/20 < 1/64/10',
      '6 10.0.0.5:50123 - 203.0.113.9:443 > 1/74/20 < 1/64/10 opened 0/0',
    ]
    expect(linesOf([tcp(A, B, 20), tcp(B, A, 10)])).toEqual(lines)
    expect(linesOf([tcp(B, A, 10), tcp(A, B, 20)])).toEqual(lines)
    expect(readCapture(buildPcap([tcp(B, A, 10), tcp(A, B, 20)])).pairs.firstIsBToA[0]).toBe(1)
  })

  it('of an address with itself counts everything as a to b', () => {
    expect(linesOf([udp('127.0.0.1:9', '127.0.0.1:5', 4), udp('127.0.0.1:5', '127.0.0.1:9', 4)])).toEqual([
      'pair 127.0.0.1 - 127.0.0.1 > 2/120/8 < 0/0/0',
      '17 127.0.0.1:5 - 127.0.0.1:9 > 1/60/4 < 1/60/4 opened 0/0',
    ])
  })

  it('inside a tunnel stands under the pair that carries it', () => {
    const inner = udp('192.168.0.1:1', '192.168.0.2:2', 2)
    expect(linesOf([gre('10.0.0.5', '10.0.0.6', inner), ipInIp('10.0.0.6', '10.0.0.5', inner), inner])).toEqual([
      'pair 10.0.0.5 - 10.0.0.6 > 1/68/34 < 1/64/30',
      'pair [10.0.0.5 - 10.0.0.6] 192.168.0.1 - 192.168.0.2 > 2/132/4 < 0/0/0',
      'pair 192.168.0.1 - 192.168.0.2 > 1/60/2 < 0/0/0',
      '47 10.0.0.5 - 10.0.0.6 > 1/68/34 < 0/0/0 opened 0/0',
      '17 [10.0.0.5 - 10.0.0.6] 192.168.0.1:1 - 192.168.0.2:2 > 2/132/4 < 0/0/0 opened 0/0',
      '4 10.0.0.5 - 10.0.0.6 > 0/0/0 < 1/64/30 opened 0/0',
      '17 192.168.0.1:1 - 192.168.0.2:2 > 1/60/2 < 0/0/0 opened 0/0',
    ])
  })

  it('has its earliest and its latest time, in whatever order they come', () => {
    const times = [1_426_126_500, 1_426_126_400, 1_426_126_700].map((at) => tcp(A, B, 1, { at }))
    const { firstSeconds, lastSeconds, firstRecords } = readCapture(buildPcap(times)).pairs
    expect([firstSeconds[0], lastSeconds[0], firstRecords[0]]).toEqual([1_426_126_400, 1_426_126_700, 1])
  })

  it('has no time while none of its frames has one', () => {
    const timed = tcp(A, B, 1, { at: { seconds: 1_426_126_500, nanoseconds: 999_000 } })
    const file = buildPcapng(
      sectionHeader(),
      interfaceDescription(),
      enhancedPacket(timed),
      simplePacket(udp('10.0.0.5:1', '10.0.0.6:2', 9)),
    )
    expect(canonicalTraffic(readCapture(file))).toContain(
      'pair 10.0.0.5 - 10.0.0.6 > 1/60/9 < 0/0/0 first Infinity.0 last -Infinity.0 seen a.pcap#2 >',
    )
  })
})

/** The row of segments between the same two ports. */
function opened(...segments: [string, number, 'up' | 'down'][]): string {
  const frames = segments.map(([flags, seq, way]) =>
    way === 'up' ? tcp(A, B, 0, { flags, seq, ack: 0 }) : tcp(B, A, 0, { flags, seq, ack: 0 }),
  )
  return conversationsOf(frames)[0].replace(/.*opened /, '')
}

// SEMANTICS.md section 5.
describe('opened connections', () => {
  it('are SYNs without ACK, counted for the side that sent them', () => {
    expect(opened(['S', 100, 'up'], ['SA', 500, 'down'], ['A', 101, 'up'])).toBe('1/0')
    expect(opened(['S', 100, 'down'], ['SA', 500, 'up'])).toBe('0/1')
    expect(opened(['SA', 500, 'down'], ['A', 101, 'up'])).toBe('0/0')
  })

  it('are not counted again for a repeated SYN, even after FIN or RST', () => {
    expect(opened(['S', 100, 'up'], ['S', 100, 'up'])).toBe('1/0')
    expect(opened(['S', 100, 'up'], ['FA', 101, 'up'], ['S', 100, 'up'])).toBe('1/0')
    expect(opened(['S', 100, 'up'], ['R', 101, 'up'], ['S', 100, 'up'])).toBe('1/0')
  })

  it('are counted again for a SYN of another sequence number', () => {
    expect(opened(['S', 100, 'up'], ['S', 900, 'up'], ['S', 100, 'up'])).toBe('3/0')
    expect(opened(['S', 100, 'up'], ['S', 700, 'down'])).toBe('1/1')
  })

  it('begin with a SYN after data from the same side', () => {
    expect(opened(['PA', 100, 'up'], ['S', 900, 'up'])).toBe('1/0')
  })

  it('do not begin with another SYN/ACK', () => {
    expect(opened(['S', 100, 'up'], ['SA', 500, 'down'], ['SA', 900, 'down'])).toBe('1/0')
  })

  it('forget both sides when a new one begins', () => {
    const reuse = [tcp(A, B, 0, { flags: 'S', seq: 1, ack: 0 }), tcp(A, B, 0, { flags: 'S', seq: 9, ack: 0 })]
    expect(readCapture(buildPcap(reuse)).captures[0].rules).toEqual(['reuse'])
    expect(readCapture(buildPcap(reuse.slice(1))).captures[0].rules).toEqual([])
    const base = tcp(A, B, 0, { flags: 'A', seq: 50, ack: 500 })
    const answer = tcp(B, A, 0, { flags: 'S', seq: 499, ack: 0 })
    expect(conversationsOf([base, answer])[0]).toContain('opened 0/0')
    expect(conversationsOf([base, reuse[0], answer])[0]).toContain('opened 1/1')
  })
})
