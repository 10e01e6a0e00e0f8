import { describe, expect, it } from 'vitest'
import { buildPcap } from '../../testing/build-pcap'
import { snap } from '../../testing/frame'
import { ip, udp } from '../../testing/frames'
import { conversationsOf, linesOf, readCapture, talliesOf } from '../../testing/read-capture'
import { fragments, gre, ipInIp } from '../../testing/tunnels'

const V4 = ['10.0.0.5:4000', '10.0.0.6:4001'] as const
const V6 = ['[2001:db8::5]:4000', '[2001:db8::6]:4001'] as const
const LOST = 'fragment whose first part was not captured: counted for the pair only'

const [FIRST, MIDDLE, LAST] = fragments(udp(...V4, 3000), 1480, 7)
const SUM = ['17 10.0.0.5:4000 - 10.0.0.6:4001 > 3/3110/3000 < 0/0/0 opened 0/0']

describe('fragments', () => {
  it('belong to the conversation of the first one, in any order', () => {
    for (const order of [
      [FIRST, MIDDLE, LAST],
      [LAST, MIDDLE, FIRST],
      [MIDDLE, FIRST, LAST],
      [MIDDLE, LAST, FIRST],
    ]) {
      expect(conversationsOf(order)).toEqual(SUM)
      expect(talliesOf(order)).toEqual([])
    }
  })

  it('do so over IPv6 as well', () => {
    const pieces = fragments(udp(...V6, 3000), 1432)
    const sum = ['17 [2001:db8::5]:4000 - [2001:db8::6]:4001 > 3/3194/3000 < 0/0/0 opened 0/0']
    expect(conversationsOf(pieces)).toEqual(sum)
    expect(conversationsOf([...pieces].reverse())).toEqual(sum)
  })

  it('find each other over frames of the other family', () => {
    const other = udp('[2001:db8:1:2:3:4:5:6]:9', '[2001:db8:6:5:4:3:2:1]:9', 0)
    expect(conversationsOf([other, FIRST, MIDDLE, other, LAST])).toContain(SUM[0])
    expect(talliesOf([FIRST, other, MIDDLE, LAST])).toEqual([])
  })

  it('count for their pair only when the first one was not captured', () => {
    expect(linesOf([MIDDLE, LAST])).toEqual(['pair 10.0.0.5 - 10.0.0.6 > 2/1596/1528 < 0/0/0'])
    expect(talliesOf([MIDDLE, LAST])).toEqual([`${LOST} 2`])
  })

  it('count for their pair only when the header in the first one was cut', () => {
    for (const order of [
      [snap(FIRST, 38), MIDDLE, LAST],
      [LAST, MIDDLE, snap(FIRST, 38)],
    ]) {
      expect(linesOf(order)).toEqual(['pair 10.0.0.5 - 10.0.0.6 > 3/3110/3000 < 0/0/0'])
      expect(talliesOf(order)).toContain(`${LOST} 2`)
    }
  })

  it('count by a first one whose payload was cut', () => {
    expect(conversationsOf([snap(FIRST, 42), snap(MIDDLE, 34), LAST])).toEqual(SUM)
  })

  it('of a reused identification belong to the newest first one', () => {
    const again = fragments(udp('10.0.0.5:9', '10.0.0.6:9', 1500), 1480, 7)
    expect(conversationsOf([FIRST, MIDDLE, LAST, ...again])).toEqual([
      ...SUM,
      '17 10.0.0.5:9 - 10.0.0.6:9 > 2/1576/1500 < 0/0/0 opened 0/0',
    ])
  })

  it('of another protocol, identification or direction stay apart', () => {
    const others = [
      ...fragments(udp('10.0.0.6:1', '10.0.0.5:2', 1500), 1480, 7),
      ...fragments(udp('10.0.0.5:3', '10.0.0.6:4', 1500), 1480, 8),
      ...fragments(ip('10.0.0.5', '10.0.0.6', 136, udp('10.0.0.5:5', '10.0.0.6:6', 1500).bytes.slice(34)), 1480, 7),
    ]
    expect(conversationsOf([...others.filter((_, i) => i % 2 === 1), ...others, FIRST, LAST, MIDDLE]).sort()).toEqual([
      '17 10.0.0.5:2 - 10.0.0.6:1 > 0/0/0 < 3/1638/1528 new 0/1500 opened 0/0',
      '17 10.0.0.5:3 - 10.0.0.6:4 > 3/1638/1528 < 0/0/0 new 1500/0 opened 0/0',
      '17 10.0.0.5:4000 - 10.0.0.6:4001 > 3/3110/3000 < 0/0/0 opened 0/0',
      '17 10.0.0.5:5 - 10.0.0.6:6 > 3/1638/1528 < 0/0/0 new 1500/0 opened 0/0',
    ])
  })

  it('of a protocol without ports are a row without ports', () => {
    const pieces = fragments(ip('10.0.0.5', '10.0.0.6', 89, new Uint8Array(3000)), 1480)
    expect(conversationsOf([...pieces].reverse())).toEqual(['89 10.0.0.5 - 10.0.0.6 > 3/3102/3000 < 0/0/0 opened 0/0'])
  })

  it('of a tunnel count for what the first one holds', () => {
    const inner = udp('192.168.0.1:1', '192.168.0.2:2', 2000)
    for (const tunnel of [ipInIp('10.0.0.5', '10.0.0.6', inner), gre('10.0.0.5', '10.0.0.6', inner)]) {
      expect(readCapture(buildPcap(fragments(tunnel, 1480))).pairs.framesAToB[0]).toBe(2)
    }
  })

  it('wait in a table of which the oldest goes first, whatever the hash seed', () => {
    const pieces = Array.from({ length: 5000 }, (_, id) =>
      fragments(udp(`10.0.${id >> 8}.${id & 255}:4`, V4[1], 16), 16, id),
    )
    const lasts = pieces.map(([, last]) => last)
    const firsts = pieces.slice(5000 - 4096).map(([first]) => first)
    const file = buildPcap([...lasts, ...firsts])
    for (const word of [1, 2]) {
      const { captures, conversations } = readCapture(file, { seed: [word, 5, 6, 7] })
      expect([captures[0].tallies, conversations.count]).toEqual([[[LOST, 5000 - 4096]], 4096])
      expect([...conversations.framesAToB, ...conversations.framesBToA]).not.toContain(1)
    }
  })
})
