import { describe, expect, it } from 'vitest'
import { frameOf, snap, type TestFrame } from '../../testing/frame'
import { tcp, udp } from '../../testing/frames'
import { LINK_TYPE, nullLoopback, packetOf, qinq, rawIp, sll, sll2, vlan } from '../../testing/links'
import { conversationsOf, talliesOf } from '../../testing/read-capture'
import { join, quad, word } from '../../training/frames/bytes'

const V4 = tcp('10.0.0.5:50123', '203.0.113.9:443', 100)
const V6 = udp('[2001:db8::5]:4000', '[2001:db8::1]:53', 40)

/** Conversations of a frame's IP packet behind these link header bytes. */
function behind(header: Uint8Array | readonly number[], frame: TestFrame, linkType: number): string[] {
  return conversationsOf([frameOf(join(header, packetOf(frame)))], linkType)
}

const line4 = (bytes: number) => `6 10.0.0.5:50123 - 203.0.113.9:443 > 1/${bytes}/100 < 0/0/0 opened 0/0`
const line6 = (bytes: number) => `17 [2001:db8::1]:53 - [2001:db8::5]:4000 > 0/0/0 < 1/${bytes}/40 opened 0/0`

describe('Ethernet', () => {
  it('carries IPv4 and IPv6', () => {
    expect(conversationsOf([V4, V6])).toEqual([line4(154), line6(102)])
  })

  it('needs 14 bytes', () => {
    expect(talliesOf([snap(V4, 13)])).toEqual(['link header cut or damaged 1'])
    expect(talliesOf([snap(V4, 14)])).toEqual(['IP header cut or damaged 1'])
  })

  it('counts padding and check sequence as bytes, not as payload', () => {
    const small = udp('10.0.0.5:1', '10.0.0.6:2', 1)
    expect(conversationsOf([{ ...small, bytes: join(small.bytes, quad(0xdead)) }])).toEqual([
      '17 10.0.0.5:1 - 10.0.0.6:2 > 1/64/1 < 0/0/0 opened 0/0',
    ])
  })

  it('carries other protocols too, which are named so', () => {
    const arp = join(new Uint8Array(12), word(0x0806), new Uint8Array(28))
    expect(talliesOf([frameOf(arp), frameOf(new Uint8Array(60))])).toEqual(['no IP header 2'])
  })

  it('may have any number of tags, of which none is part of the key', () => {
    expect(conversationsOf([V4, vlan(V4, 5), vlan(V4, 5, 6), qinq(V4, 7, 8)])).toEqual([
      '6 10.0.0.5:50123 - 203.0.113.9:443 > 4/636/400 < 0/0/0 new 100/0 opened 0/0',
    ])
    for (const etherType of [0x9100, 0x9200, 0x9300]) {
      const tagged = join(V4.bytes.subarray(0, 12), word(etherType), word(5), V4.bytes.subarray(12))
      expect(conversationsOf([frameOf(tagged)])).toEqual([line4(158)])
    }
  })

  it('names a tag that was cut', () => {
    expect(talliesOf([snap(vlan(V4, 5), 17)])).toEqual(['link header cut or damaged 1'])
  })

  it('reads LLC with SNAP and with SAP 6 behind a length', () => {
    const addresses = V4.bytes.subarray(0, 12)
    const length = word(8 + packetOf(V4).length)
    const snapHeader = [0xaa, 0xaa, 3, 0, 0, 0, 8, 0]
    expect(behind(join(addresses, length, snapHeader), V4, 1)).toEqual([line4(162)])
    expect(behind(join(addresses, length, [6, 6, 3]), V4, 1)).toEqual([line4(157)])
    expect(talliesOf([frameOf(join(addresses, word(38), [0x42, 0x42, 3], new Uint8Array(35)))])).toEqual([
      'no IP header 1',
    ])
    expect(talliesOf([frameOf(join(addresses, word(2), [0xaa, 0xaa]))])).toEqual(['link header cut or damaged 1'])
  })
})

describe('Linux cooked captures', () => {
  it('are read in both versions', () => {
    expect(conversationsOf([sll(V4), sll(V6)], LINK_TYPE.sll)).toEqual([line4(156), line6(104)])
    expect(conversationsOf([sll2(V4), sll2(V6)], LINK_TYPE.sll2)).toEqual([line4(160), line6(108)])
  })

  it('need their whole header', () => {
    expect(talliesOf([snap(sll(V4), 15)], LINK_TYPE.sll)).toEqual(['link header cut or damaged 1'])
    expect(talliesOf([snap(sll2(V4), 19)], LINK_TYPE.sll2)).toEqual(['link header cut or damaged 1'])
  })

  it('may hold an LLC frame', () => {
    const header = join(sll(V4).bytes.subarray(0, 14), word(4), [0xaa, 0xaa, 3, 0, 0, 0, 8, 0])
    expect(behind(header, V4, LINK_TYPE.sll)).toEqual([line4(164)])
  })
})

describe('BSD loopback', () => {
  it('names the family in either byte order', () => {
    for (const bigEndian of [false, true]) {
      const frames = [nullLoopback(V4, { bigEndian }), nullLoopback(V6, { bigEndian })]
      expect(conversationsOf(frames, LINK_TYPE.null)).toEqual([line4(144), line6(92)])
    }
  })

  it('knows the number of IPv6 on every system', () => {
    for (const family of [10, 24, 28, 30]) {
      expect([family, behind(quad(family), V6, LINK_TYPE.loop)]).toEqual([family, [line6(92)]])
      expect([family, behind(quad(family).reverse(), V6, LINK_TYPE.null)]).toEqual([family, [line6(92)]])
    }
  })

  it('may name an EtherType instead', () => {
    expect(behind(quad(0x86dd), V6, LINK_TYPE.loop)).toEqual([line6(92)])
  })

  it('says of other families that they are no IP', () => {
    expect(talliesOf([frameOf(join(quad(7), packetOf(V4)))], LINK_TYPE.loop)).toEqual(['no IP header 1'])
    expect(talliesOf([frameOf(new Uint8Array(3))], LINK_TYPE.null)).toEqual(['link header cut or damaged 1'])
  })
})

describe('raw IP', () => {
  it('goes by the version in the first four bits', () => {
    for (const linkType of [LINK_TYPE.raw, 12, 14]) {
      expect(conversationsOf([rawIp(V4), rawIp(V6)], linkType)).toEqual([line4(140), line6(88)])
    }
    expect(talliesOf([frameOf(Uint8Array.of(0x50, 0, 0))], LINK_TYPE.raw)).toEqual(['no IP header 1'])
  })

  it('may be of a named version', () => {
    expect(conversationsOf([rawIp(V4)], 228)).toEqual([line4(140)])
    expect(conversationsOf([rawIp(V6)], 229)).toEqual([line6(88)])
  })
})
