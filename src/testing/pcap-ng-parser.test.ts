import { describe, expect, it } from 'vitest'
import { buildPcapng, pcapngOf } from './build-pcapng'
import { cut } from './damage'
import { engineRecords } from './engine-records'
import { snap } from './frame'
import { icmp, tcp, udp } from './frames'
import { oracleLacks, oracleRecords } from './pcap-ng-parser'
import {
  enhancedPacket,
  interfaceDescription,
  interfaceStatistics,
  nameResolution,
  otherBlock,
  sectionHeader,
  simplePacket,
} from './pcapng-blocks'

const FRAMES = [
  tcp('10.0.0.5:50123', '203.0.113.9:443', 1401),
  snap(udp('[2001:db8::5]:53', '[2001:db8::1]:53', 300), 65),
  icmp('10.0.0.5', '10.0.0.6', 57),
]

/** Files that pcap-ng-parser can read once its readOptions and _flush are replaced. */
const FILES: [string, Uint8Array][] = [
  ['little endian', pcapngOf(FRAMES)],
  ['big endian', pcapngOf(FRAMES, { bigEndian: true })],
  ['options', pcapngOf(FRAMES, { name: 'eth0', tsResolution: 9, tsOffset: 3600 })],
  ['no packets', pcapngOf([])],
  ['a cut tail', cut(pcapngOf(FRAMES), -7)],
  [
    'other blocks between',
    buildPcapng(
      sectionHeader({ application: 'egress tests' }),
      interfaceDescription(),
      interfaceDescription({ linkType: 101 }),
      nameResolution([[Uint8Array.of(10, 0, 0, 5), 'host.example']]),
      enhancedPacket(FRAMES[0], { comment: 'first' }),
      otherBlock(0x0bad_cafe, Uint8Array.of(1, 2, 3)),
      enhancedPacket(FRAMES[2], { interfaceId: 1 }),
      interfaceStatistics(FRAMES[0], 3n, 0n),
    ),
  ],
]

describe('pcapng records', () => {
  it.each(FILES)('are those of pcap-ng-parser: %s', async (_, file) => {
    expect(oracleLacks(file)).toBe('')
    const records = await oracleRecords(file)
    for (const piece of [1, 13, 4093]) expect(engineRecords(file, piece)).toEqual(records)
  })

  it('are read where pcap-ng-parser stops', () => {
    const blocks = [sectionHeader(), interfaceDescription(), simplePacket(FRAMES[0])]
    const file = buildPcapng(...blocks, ...blocks)
    expect(oracleLacks(file)).toBe('simple packet blocks')
    expect(engineRecords(file)).toEqual([FRAMES[0].bytes, FRAMES[0].bytes])
  })
})
