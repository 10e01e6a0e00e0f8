import { describe, expect, it } from 'vitest'
import { buildPcapng } from '../../testing/build-pcapng'
import { canonical } from '../../testing/canonical'
import { everyCut, withBytes, withUint32 } from '../../testing/damage'
import { tcp } from '../../testing/frames'
import {
  enhancedPacket,
  interfaceDescription,
  oldPacket,
  otherBlock,
  sectionHeader,
  simplePacket,
} from '../../testing/pcapng-blocks'
import { captureOf, readCapture } from '../../testing/read-capture'
import { join } from '../../training/frames/bytes'

const FRAME = tcp('10.0.0.5:50123', '203.0.113.9:443', 31)
const BLOCKS = [
  sectionHeader(),
  interfaceDescription({ name: 'eth0' }),
  enhancedPacket(FRAME),
  otherBlock(0x0bad, new Uint8Array(20)),
  oldPacket(FRAME),
  simplePacket(FRAME),
]
const FILE = buildPcapng(...BLOCKS)
/** Where each block starts, and the end of the file. */
const STARTS = [...BLOCKS.keys(), BLOCKS.length].map((count) => buildPcapng(...BLOCKS.slice(0, count)).length)
const [, INTERFACE, ENHANCED, UNKNOWN, OLD, SIMPLE, END] = STARTS
const PIECES = [1, 2, 3, 7, 4096]

/** The first problem and its offset, and whether the records before it were kept; the same in pieces of any size. */
function outcome(file: Uint8Array, recordsBefore: number): string {
  for (const piece of PIECES) expect(canonical(readCapture(file, { piece }))).toEqual(canonical(readCapture(file)))
  const { records, problems } = captureOf(file)
  expect(records).toBeGreaterThanOrEqual(recordsBefore)
  return problems.length === 0 ? 'none' : `${problems[0].kind} at ${problems[0].offset}`
}

describe('a pcapng file cut short', () => {
  it('keeps the records before the cut, wherever it is', () => {
    for (const file of everyCut(FILE, INTERFACE)) {
      const { records, problems } = captureOf(file)
      const start = STARTS.filter((at) => at <= file.length).at(-1) ?? 0
      const whole = [OLD, OLD, SIMPLE, END].filter((end, i) => i !== 0 && end <= file.length).length
      const expected = (file.length >= UNKNOWN ? 1 : 0) + whole - (file.length >= OLD ? 1 : 0)
      expect([file.length, records]).toEqual([file.length, expected])
      const isCut = file.length !== start
      expect([file.length, problems.map(({ kind }) => kind)]).toEqual([file.length, isCut ? ['cut'] : []])
      if (isCut) expect(problems[0].offset).toBeLessThanOrEqual(file.length)
    }
  })

  it('is too short to be a capture within its first block', () => {
    for (const file of everyCut(FILE.slice(0, INTERFACE), 1)) {
      const { format, records, problems } = captureOf(file)
      const expected = file.length < 4 ? 'unknown' : 'pcapng'
      expect([format, records, problems.map(({ kind }) => kind)]).toEqual([expected, 0, ['cut-header']])
      expect(problems[0].available).toBe(file.length)
    }
  })

  it('says the same in pieces of any size', () => {
    for (const length of [11, 27, INTERFACE + 3, ENHANCED + 8, UNKNOWN + 11, UNKNOWN + 13, OLD + 1, END - 1]) {
      expect(outcome(FILE.slice(0, length), 0)).toMatch('cut')
    }
  })
})

describe('a pcapng block that lies', () => {
  it('is damage when its length is no multiple of four, too short, or beyond the cap', () => {
    for (const length of [0, 8, 11, 33, 0x7fff_fffc, 0xffff_ffff]) {
      expect(outcome(withUint32(FILE, OLD + 4, length), 1)).toBe(`bad-block at ${OLD}`)
      expect(outcome(withUint32(FILE, UNKNOWN + 4, length), 1)).toBe(`bad-block at ${UNKNOWN}`)
    }
  })

  it('is damage when its two lengths differ', () => {
    expect(outcome(withUint32(FILE, SIMPLE - 4, 96), 1)).toBe(`bad-block at ${OLD}`)
    expect(outcome(withUint32(FILE, ENHANCED - 4, 96), 0)).toBe(`bad-block at ${INTERFACE}`)
  })

  it('is damage when a packet is longer than its block', () => {
    expect(outcome(withUint32(FILE, ENHANCED + 20, 0xffff_ffff), 0)).toBe(`bad-block at ${ENHANCED}`)
    expect(outcome(withUint32(FILE, OLD + 20, 400), 1)).toBe(`bad-block at ${OLD}`)
  })

  it('is damage when it is too short for its own fields', () => {
    for (const type of [1, 2, 6]) {
      const file = buildPcapng(sectionHeader(), interfaceDescription(), otherBlock(type, new Uint8Array(4)))
      expect(outcome(file, 0)).toMatch(/^(bad-block|lost) at 48$/)
    }
    expect(outcome(buildPcapng(sectionHeader(), otherBlock(3, new Uint8Array(0))), 0)).toMatch(
      /^(bad-block|lost) at 28$/,
    )
  })

  it('is taken as cut when it reaches beyond the file', () => {
    expect(outcome(withUint32(FILE, SIMPLE + 4, 4096), 2)).toBe(`cut at ${SIMPLE}`)
  })

  it('is damage when a section has no byte order', () => {
    const section = buildPcapng(sectionHeader())
    expect(outcome(join(FILE, withBytes(section, 8, [1, 2, 3, 4]), FILE), 3)).toBe(`bad-block at ${END}`)
    expect(outcome(withBytes(FILE, 8, [1, 2, 3, 4]), 0)).toMatch(/^(bad-block|lost) at 0$/)
  })

  it('may have options that reach beyond it: they are left out', () => {
    const lengthAt = ENHANCED - 4 - 12 + 2
    expect(outcome(withBytes(FILE, lengthAt, [0xff, 0xff]), 3)).toBe('none')
  })
})
