import { describe, expect, it } from 'vitest'
import { buildPcap } from './build-pcap'
import type { TestFrame } from './frame'
import { snap } from './frame'
import { icmp, ip, tcp, udp } from './frames'
import { NOP_OPTIONS } from './ip'
import { LINK_TYPE, nullLoopback, qinq, rawIp, sll, sll2, vlan } from './links'
import { hasTshark, tsharkFields } from './tshark'
import { fragments, gre, ipInIp } from './tunnels'

const V4 = ['10.0.0.5:50123', '203.0.113.9:443'] as const
const V6 = ['[2001:db8::5]:50123', '[2001:db8:1::9]:443'] as const

/** Protocol stack and checksum states (1 is good) as tshark sees them. */
function read(frames: TestFrame[], linkType?: number): string[] {
  const capture = buildPcap(frames, linkType === undefined ? {} : { linkType })
  return tsharkFields(capture, 'frame.protocols', 'ip.checksum.status', 'tcp.checksum.status', 'udp.checksum.status')
}

describe.skipIf(!hasTshark)('frames as tshark reads them', () => {
  it('have good IPv4, TCP and UDP checksums', () => {
    expect(read([tcp(...V4, 1400), udp(...V4, 333), udp(...V6, 332), tcp(...V6, 7)])).toEqual([
      'eth:ethertype:ip:tcp:tls\t1\t1\t',
      expect.stringMatching(/^eth:ethertype:ip:udp.*\t1\t\t1$/),
      expect.stringMatching(/^eth:ethertype:ipv6:udp.*\t\t\t1$/),
      expect.stringMatching(/^eth:ethertype:ipv6:tcp.*\t\t1\t$/),
    ])
  })

  it('carry ports, flags, numbers and payload length', () => {
    const frame = tcp(...V4, 12, { flags: 'SA', seq: 4294967295, ack: 77, window: 1000 })
    const fields = ['ip.src', 'tcp.srcport', 'tcp.dstport', 'tcp.flags', 'tcp.seq_raw', 'tcp.ack_raw', 'tcp.len']
    expect(tsharkFields(buildPcap([frame]), ...fields)).toEqual(['10.0.0.5\t50123\t443\t0x0012\t4294967295\t77\t12'])
  })

  it('have good ICMP checksums in both families', () => {
    const capture = buildPcap([icmp('10.0.0.5', '10.0.0.6', 57), icmp('2001:db8::5', '2001:db8::6', 57)])
    expect(tsharkFields(capture, 'icmp.checksum.status', 'icmpv6.checksum.status')).toEqual(['1\t', '\t1'])
  })

  it('hold IPv4 options and IPv6 extension headers', () => {
    const frames = [
      udp(...V4, 9, { ipOptions: NOP_OPTIONS }),
      udp(...V6, 9, { extensions: [{ kind: 'hop-by-hop', length: 16 }, { kind: 'routing' }, { kind: 'destination' }] }),
    ]
    const capture = buildPcap(frames)
    expect(tsharkFields(capture, 'ip.hdr_len', 'ipv6.nxt', 'udp.length', 'udp.checksum.status')).toEqual([
      '24\t\t17\t1',
      '\t0\t17\t1',
    ])
    expect(read(frames)[1]).toContain('ipv6:ipv6.hopopts:ipv6.routing:ipv6.dstopts:udp')
  })

  it('fit every link type', () => {
    const frame = udp('10.0.0.5:4000', '10.0.0.6:4001', 9)
    expect(read([vlan(frame, 5, 6), qinq(frame, 7, 8)])).toEqual([
      'eth:ethertype:vlan:ethertype:vlan:ethertype:ip:udp:data\t1\t\t1',
      'eth:ethertype:ieee8021ad:ethertype:vlan:ethertype:ip:udp:data\t1\t\t1',
    ])
    expect(read([sll(frame)], LINK_TYPE.sll)).toEqual(['sll:ethertype:ip:udp:data\t1\t\t1'])
    expect(read([sll2(frame)], LINK_TYPE.sll2)).toEqual(['sll:ethertype:ip:udp:data\t1\t\t1'])
    expect(read([rawIp(frame)], LINK_TYPE.raw)).toEqual(['raw:ip:udp:data\t1\t\t1'])
    const loopback = [nullLoopback(frame), nullLoopback(frame, { bigEndian: true })]
    expect(read(loopback, LINK_TYPE.null)).toEqual(['null:ip:udp:data\t1\t\t1', 'null:ip:udp:data\t1\t\t1'])
    expect(read([nullLoopback(frame, { bigEndian: true })], LINK_TYPE.loop)).toEqual(['null:ip:udp:data\t1\t\t1'])
  })

  it('go through tunnels', () => {
    const inner = udp('10.0.0.5:4000', '10.0.0.6:4001', 9)
    const inner6 = udp(...V6, 9)
    const frames = [
      ipInIp('192.0.2.1', '192.0.2.2', inner),
      ipInIp('192.0.2.1', '192.0.2.2', inner6),
      gre('192.0.2.1', '192.0.2.2', inner, { key: 9 }),
      vlan(gre('2001:db8::1', '2001:db8::2', inner6), 3),
    ]
    expect(tsharkFields(buildPcap(frames), 'frame.protocols', 'udp.checksum.status')).toEqual([
      'eth:ethertype:ip:ip:udp:data\t1',
      expect.stringMatching(/^eth:ethertype:ip:ipv6:udp.*\t1$/),
      'eth:ethertype:ip:gre:ip:udp:data\t1',
      expect.stringMatching(/^eth:ethertype:vlan:ethertype:ipv6:gre:ipv6:udp.*\t1$/),
    ])
  })

  it('come together again from fragments', () => {
    const frames = [
      ...fragments(udp('10.0.0.5:4000', '10.0.0.6:4001', 3000), 1480),
      ...fragments(udp(...V6, 3000), 1432),
    ]
    const lines = tsharkFields(buildPcap(frames), 'udp.length', 'udp.checksum.status')
    expect(lines.map((line) => line.trim()).filter((line) => line !== '')).toEqual(['3008\t1', '3008\t1'])
    expect(frames).toHaveLength(6)
  })
})

describe('frames', () => {
  it('keep the true length when cut', () => {
    const frame = snap(tcp(...V4, 1400), 96)
    expect([frame.bytes.length, frame.originalLength]).toEqual([96, 1454])
  })

  it('are padded to 60 bytes on Ethernet', () => {
    expect(ip('10.0.0.5', '10.0.0.6', 50, new Uint8Array(4)).bytes).toHaveLength(60)
  })
})
