// Redacted packets against tshark: checksums, who talks to whom, and no octet of an inside address.

import { describe, expect, it } from 'vitest'
import { addressOf } from '../../testing/addresses'
import { buildPcap } from '../../testing/build-pcap'
import { frameOf, snap, type TestFrame } from '../../testing/frame'
import { icmp, ip, tcp, udp } from '../../testing/frames'
import { qinq, sll, sll2, vlan } from '../../testing/links'
import { hasTshark, tsharkFields } from '../../testing/tshark'
import { fragments, gre, ipInIp } from '../../testing/tunnels'
import type { FoundPacket } from '../again/found'
import { Redactor } from './redactor'
import type { AddressMap } from './replacements'

const HOST = '10.1.2.3'
const PEER = '192.168.7.9'
const SIX = 'fd12:3456:789a::77'
const AWAY = '203.0.113.9'
const AWAY6 = '2001:db8::9'
/** Original and replacement. */
const MAP: [string, string][] = [
  [HOST, '100.64.0.1'],
  [PEER, '100.64.0.2'],
  [SIX, 'fd00:7265:6461:6374::1'],
]

const out = tcp(`${HOST}:50123`, `${AWAY}:443`, 40)
const six = tcp(`[${SIX}]:50124`, `[${AWAY6}]:443`, 31)
const vxlan = (frame: TestFrame) =>
  udp(`${HOST}:40000`, `${PEER}:4789`, 0, { payload: Uint8Array.of(8, 0, 0, 0, 0, 0, 7, 0, ...frame.bytes) })
/** Multipath TCP's ADD_ADDR with the host's address, and a time stamp. */
const ADD_ADDRESS = Uint8Array.of(30, 8, 0x30, 1, 10, 1, 2, 3, 1, 1, 8, 10, 0, 0, 0, 1, 0, 0, 0, 2)
const RECORD_ROUTE = Uint8Array.of(7, 11, 12, 10, 1, 2, 3, 192, 168, 7, 9, 1)

const FRAMES: Record<string, TestFrame> = {
  tcp: out,
  'tcp back': tcp(`${AWAY}:443`, `${HOST}:50123`, 0),
  'tcp options': tcp(`${HOST}:1`, `${AWAY}:2`, 0, { tcpOptions: ADD_ADDRESS }),
  'ip options': udp(`${HOST}:1`, `${PEER}:2`, 5, { ipOptions: RECORD_ROUTE }),
  udp: udp(`${HOST}:53`, `${PEER}:53`, 33),
  icmp: icmp(HOST, AWAY, 11),
  tcp6: six,
  udp6: udp(`[${SIX}]:1`, `[${AWAY6}]:2`, 7),
  icmp6: icmp(SIX, AWAY6, 8),
  extensions: tcp(`[${SIX}]:3`, `[${AWAY6}]:4`, 9, {
    extensions: [{ kind: 'hop-by-hop' }, { kind: 'destination', length: 24 }],
  }),
  vlan: vlan(out, 5, 6),
  qinq: qinq(six, 7, 8),
  'ip in ip': ipInIp(PEER, AWAY, out),
  '6in4': ipInIp(HOST, PEER, six),
  gre: gre(HOST, AWAY, udp(`${PEER}:5`, `${HOST}:6`, 12), { key: 0x0a010203 }),
  vxlan: vxlan(out),
  'vxlan of 6': vxlan(vlan(six, 9)),
  nested: vxlan(vlan(gre(PEER, HOST, ipInIp(HOST, PEER, six)), 3)),
  esp: ip(HOST, AWAY, 50, Uint8Array.of(10, 1, 2, 3, 10, 1, 2, 3)),
}
const NAMES = Object.keys(FRAMES)

describe('a redacted packet', () => {
  it('holds no octets of an inside address at any place, nor its payload', () => {
    for (const name of NAMES) {
      const { bytes, originalLength } = redacted(FRAMES[name])
      expect([name, secretsIn(bytes)]).toEqual([name, []])
      expect(originalLength, name).toBe(FRAMES[name].bytes.length)
    }
  })

  it.runIf(hasTshark)('has right checksums at every depth, over the payload that it stood for', () => {
    const whole = NAMES.map((name) => {
      const { bytes } = redacted(FRAMES[name])
      return { ...FRAMES[name], bytes: Uint8Array.of(...bytes, ...FRAMES[name].bytes.slice(bytes.length)) }
    })
    const status = ['ip', 'tcp', 'udp', 'icmp', 'icmpv6'].map((layer) => `${layer}.checksum.status`)
    const lines = tsharkFields(buildPcap(whole), ...status)
    // 0 is bad, 1 good; an empty field is a layer that the packet lacks.
    const bad = lines.flatMap((line, index) => (line.includes('0') ? `${NAMES[index]}: ${line}` : []))
    expect(bad).toEqual([])
    expect(lines.join(',').match(/1/g)?.length).toBeGreaterThan(35)
  })

  it.runIf(hasTshark)('says the same as before but for the addresses', () => {
    const fields = [
      'ip.src',
      'ip.dst',
      'ipv6.src',
      'ipv6.dst',
      'tcp.port',
      'udp.port',
      'frame.len',
      'ip.len',
      'vlan.id',
    ]
    const before = tsharkFields(buildPcap(Object.values(FRAMES)), ...fields)
    const after = tsharkFields(buildPcap(Object.values(FRAMES).map(cutFrame)), ...fields)
    const renamed = before.map((line) => MAP.reduce((text, [from, to]) => text.replaceAll(from, to), line))
    expect(after).toEqual(renamed)
  })

  it('replaces hardware addresses alike in Ethernet, tunnels and Linux cooked captures, and tells which', () => {
    const redactor = new Redactor(mapOf(MAP))
    const [plain, inside, cooked, cooked2] = [
      redactor.redact(found(out)),
      redactor.redact(found(vxlan(out))),
      redactor.redact(found(sll(out), 113)),
      redactor.redact(found(sll2(out), 276)),
    ]
    const source = [2, 0, 0, 0, 0, 2]
    expect([...plain.bytes.slice(6, 12)]).toEqual(source)
    expect([...inside.bytes.slice(50 + 6, 50 + 12)]).toEqual(source)
    expect([...cooked.bytes.slice(6, 12)]).toEqual(source)
    expect([...cooked2.bytes.slice(12, 18)]).toEqual(source)
    expect(redactor.hardware[1]).toEqual(['02:00:00:00:00:02', macText(out.bytes.slice(6, 12))])
  })

  it('may be ARP, and is a bare link header when it is neither', () => {
    const mac = [0, 1, 2, 3, 4, 5]
    const arp = Uint8Array.of(
      ...[255, 255, 255, 255, 255, 255, ...mac, 8, 6],
      ...[0, 1, 8, 0, 6, 4, 0, 1, ...mac, 10, 1, 2, 3, 0, 0, 0, 0, 0, 0, 172, 16, 0, 1],
    )
    const { bytes } = redacted(frameOf(arp))
    expect([...bytes.slice(22)]).toEqual([2, 0, 0, 0, 0, 1, 100, 64, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    const lldp = frameOf(Uint8Array.of(1, 128, 194, 0, 0, 14, ...mac, 0x88, 0xcc, 2, 7, 4, ...mac, 10, 1, 2, 3))
    expect(redacted(lldp).bytes).toHaveLength(14)
  })

  it('of a link header that says more than hardware addresses is raw IP', () => {
    const radiotap = Uint8Array.of(0, 0, 8, 0, 0, 0, 0, 0, 8, 1, 0, 0, ...new Array(20).fill(10))
    const llc = Uint8Array.of(0xaa, 0xaa, 3, 0, 0, 0, 8, 0)
    const frame = frameOf(Uint8Array.of(...radiotap, ...llc, ...out.bytes.slice(14)))
    const { bytes, linkType, originalLength } = new Redactor(mapOf(MAP)).redact(found(frame, 127))
    expect([linkType, originalLength, bytes.length, bytes[0]]).toEqual([101, 80, 40, 0x45])
  })

  it('of a fragment, or of one that was cut while capturing, keeps the checksum of what it stood for', () => {
    const datagram = udp(`${HOST}:1`, `${AWAY}:2`, 300)
    const [first, ...later] = fragments(datagram, 64).map(redacted)
    expect(later.every(({ bytes }) => bytes.length === 34)).toBe(true)
    const whole = redacted(datagram)
    const checksum = (bytes: Uint8Array) => [bytes[40], bytes[41]]
    expect(checksum(first.bytes)).toEqual(checksum(whole.bytes))
    expect(checksum(redacted(snap(datagram, 90)).bytes)).toEqual(checksum(whole.bytes))
  })

  it('is cut where its headers are damaged, at every length', () => {
    for (const name of NAMES)
      for (let length = 0; length <= FRAMES[name].bytes.length; length++)
        expect(redacted(snap(FRAMES[name], length)).bytes.length).toBeLessThanOrEqual(length)
  })
})

function redacted(frame: TestFrame): FoundPacket {
  return new Redactor(mapOf(MAP)).redact(found(frame))
}

function cutFrame(frame: TestFrame): TestFrame {
  const { bytes, originalLength } = redacted(frame)
  return { ...frame, bytes, originalLength }
}

function found(frame: TestFrame, linkType = 1): FoundPacket {
  const { bytes, seconds, nanoseconds } = frame
  const originalLength = frame.originalLength ?? bytes.length
  return { record: 1, interfaceId: 0, linkType, seconds, nanoseconds, hasTime: true, originalLength, bytes }
}

function mapOf(pairs: [string, string][]): AddressMap {
  const words = (text: string) => {
    const bytes = addressOf(text)
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    return Array.from({ length: bytes.length / 4 }, (_, word) => view.getUint32(word * 4))
  }
  const flat = (isSix: boolean) => pairs.filter(([from]) => from.includes(':') === isSix).flat()
  return { v4: Uint32Array.from(flat(false).flatMap(words)), v6: Uint32Array.from(flat(true).flatMap(words)) }
}

/** Inside addresses whose octets stand anywhere in the bytes, turned round too. */
function secretsIn(bytes: Uint8Array): string[] {
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
  return MAP.map(([from]) => from).filter((from) => {
    const plain = [...addressOf(from)]
    return [plain, plain.map((byte) => byte ^ 0xff)].some((octets) =>
      hex.includes(octets.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')),
    )
  })
}

function macText(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(':')
}
