import { describe, expect, it } from 'vitest'
import { buildPcap } from '../../testing/build-pcap'
import { conversationLines, pairLines } from '../../testing/canonical'
import { gzip, gzipMembers, lz4Repeated, lz4Stored, zstdStored } from '../../testing/compressed'
import { tcp, udp } from '../../testing/frames'
import { captureOf, readCapture } from '../../testing/read-capture'
import type { Summary } from '../index'
import { Lz4Decoder } from './lz4'

const FRAMES = Array.from({ length: 300 }, (_, i) =>
  i % 2 === 0 ? tcp(`10.0.0.${i % 9}:5000`, '203.0.113.9:443', i * 4) : udp('[2001:db8::5]:53', '[2001:db8::1]:53', i),
)
const PCAP = buildPcap(FRAMES)

const linesOf = (summary: Summary) => [...pairLines(summary), ...conversationLines(summary)]

describe('a compressed capture', () => {
  it.each([
    ['gz', gzip(PCAP)],
    ['gz', gzipMembers(PCAP, 5000)],
    ['zst', zstdStored(PCAP)],
    ['lz4', lz4Stored(PCAP)],
  ])('counts what the plain one counts, in pieces of any size (.%s)', (ending, file) => {
    for (const piece of [1, 7, 4096, file.length]) {
      const summary = readCapture(file, { piece })
      expect(linesOf(summary)).toEqual(linesOf(readCapture(PCAP)))
      expect(summary.captures[0].format).toBe(`pcap-us.${ending}`)
      expect(summary.captures[0].problems).toEqual([])
    }
  })

  it('keeps the good part of a file that ends early', () => {
    for (const file of [gzip(PCAP), zstdStored(PCAP), lz4Stored(PCAP)]) {
      const { problems, records } = captureOf(file.subarray(0, Math.floor(file.length / 2)))
      expect(problems.map(({ kind }) => kind)).toEqual(['cut-compressed'])
      expect(records).toBeLessThan(FRAMES.length)
    }
    expect(captureOf(lz4Stored(PCAP).subarray(0, 70_000)).records).toBeGreaterThan(0)
  })

  it('keeps what came before damage', () => {
    const file = gzip(PCAP)
    const damaged = file.slice()
    damaged.fill(0xff, Math.floor(file.length / 2))
    const { problems, format } = captureOf(damaged)
    expect(problems.map(({ kind }) => kind)).toEqual(['bad-compressed'])
    expect(format).toBe('pcap-us.gz')
  })

  it('is unpacked once only', () => {
    expect(captureOf(gzip(gzip(PCAP))).problems.map(({ kind }) => kind)).toEqual(['nested'])
  })

  it('stops when it unpacks to far more than a capture of its size holds', () => {
    const bomb = gzip(zeros(66_000_000))
    const { problems, records } = captureOf(bomb)
    expect(problems.map(({ kind }) => kind)).toEqual(['bomb'])
    expect(records).toBeGreaterThan(0)
  })

  it('may hold what is no capture', () => {
    expect(captureOf(gzip(new Uint8Array(1000).fill(65))).problems.map(({ kind }) => kind)).toEqual(['not-a-capture'])
  })
})

describe('lz4 blocks', () => {
  it('repeat what they have just written, also over itself', () => {
    const literals = new Uint8Array(40).map((_, i) => i)
    const unpacked = unpackLz4(lz4Repeated(literals, 3, 700))
    const expected = [...literals]
    for (let i = 0; i < 700; i++) expected.push(expected[expected.length - 3])
    expect(unpacked).toEqual([...expected, 1, 2, 3, 4, 5])
  })

  it('are refused when a match lies before the beginning', () => {
    expect(() => unpackLz4(lz4Repeated(new Uint8Array(4), 900, 10))).toThrow('a match outside the window')
  })
})

function unpackLz4(file: Uint8Array): number[] {
  const bytes: number[] = []
  const decoder = new Lz4Decoder((piece) => bytes.push(...piece))
  decoder.push(file)
  decoder.end()
  return bytes
}

/** A pcap header and records of no bytes: what a file of zeros unpacks to behind it. */
function zeros(length: number): Uint8Array {
  const file = new Uint8Array(length)
  file.set(PCAP.subarray(0, 24))
  return file
}
