// The captures that are damaged: every container, link type and layer that the builders make. In: nothing. Out: bytes by name.

import { gzipSync } from 'node:zlib'
import { buildPcap } from '../build-pcap'
import { buildPcapng } from '../build-pcapng'
import { frameOf } from '../frame'
import { icmp, tcp, udp } from '../frames'
import { nullLoopback, qinq, rawIp, sll, sll2, vlan } from '../links'
import {
  enhancedPacket,
  interfaceDescription,
  interfaceStatistics,
  nameResolution,
  oldPacket,
  sectionHeader,
  simplePacket,
} from '../pcapng-blocks'
import { fragments, gre, ipInIp } from '../tunnels'

export interface FuzzSeed {
  name: string
  bytes: Uint8Array
}

/** Small files, so that many can be tried. */
export function builtSeeds(): FuzzSeed[] {
  const up = tcp('10.0.0.5:50123', '203.0.113.9:443', 300, { flags: 'SA' })
  const six = udp('[2001:db8::5]:53', '[2001:db8::1]:5300', 80)
  const mixed = [
    up,
    six,
    icmp('10.0.0.5', '8.8.8.8', 40),
    vlan(up, 5, 6),
    qinq(six, 7, 8),
    gre('192.0.2.1', '192.0.2.2', up),
    ipInIp('192.0.2.1', '192.0.2.2', up),
    ...fragments(udp('10.0.0.1:5', '10.0.0.2:6', 900), 256, 77),
  ]
  const pcap = buildPcap(mixed)
  const blocks = [
    sectionHeader(),
    interfaceDescription({ linkType: 1, name: 'eth0' }),
    ...mixed.map((frame) => enhancedPacket(frame)),
    simplePacket(up),
    oldPacket(up),
    nameResolution([[new Uint8Array([10, 0, 0, 5]), 'host.example']]),
    interfaceStatistics(up, 100n, 3n),
  ]
  return [
    { name: 'pcap', bytes: pcap },
    { name: 'pcap big-endian ns', bytes: buildPcap(mixed, { bigEndian: true, nanosecond: true }) },
    { name: 'pcapng', bytes: buildPcapng(...blocks) },
    { name: 'gzip', bytes: new Uint8Array(gzipSync(pcap)) },
    { name: 'sll', bytes: buildPcap([sll(up), sll(six)], { linkType: 113 }) },
    { name: 'sll2', bytes: buildPcap([sll2(up), sll2(six)], { linkType: 276 }) },
    { name: 'null', bytes: buildPcap([nullLoopback(up), nullLoopback(six)], { linkType: 0 }) },
    { name: 'raw', bytes: buildPcap([rawIp(up), rawIp(six)], { linkType: 101 }) },
    ...[9, 50, 51, 104, 105, 107, 119, 127, 129, 143, 163, 178, 192, 239, 258].map((linkType) => ({
      name: `link type ${linkType}`,
      bytes: buildPcap([up, six, frameOf(new Uint8Array(200).map((_, i) => (i * 37) & 255))], { linkType }),
    })),
  ]
}
