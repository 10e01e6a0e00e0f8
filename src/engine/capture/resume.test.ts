import { describe, expect, it } from 'vitest'
import { buildPcap } from '../../testing/build-pcap'
import { buildPcapng } from '../../testing/build-pcapng'
import { gzip } from '../../testing/compressed'
import { withLength } from '../../testing/damage'
import type { TestFrame } from '../../testing/frame'
import { tcp, udp } from '../../testing/frames'
import {
  enhancedPacket,
  interfaceDescription,
  nameResolution,
  sectionHeader,
  simplePacket,
} from '../../testing/pcapng-blocks'
import { join } from '../../training/frames/bytes'
import { CaptureNotes } from './notes'
import type { Problem } from './problems'
import type { CaptureRecord } from './record'
import type { ResumeState } from './resume'
import { CaptureStream } from './stream'

const FRAMES: TestFrame[] = [
  tcp('10.0.0.5:50123', '203.0.113.9:443', 1500, { at: { seconds: 1_426_126_447, nanoseconds: 123_456_789 } }),
  udp('[2001:db8::5]:4000', '[2001:db8::1]:53', 40, { at: 1_426_126_500 }),
  tcp('203.0.113.9:443', '10.0.0.5:50123', 20, { at: 1_426_126_600 }),
]
const PCAP = buildPcap([...FRAMES, ...FRAMES])
const PCAPNG = buildPcapng(
  sectionHeader(),
  interfaceDescription(),
  enhancedPacket(FRAMES[0], { comment: 'first' }),
  interfaceDescription({ tsResolution: 9 }),
  enhancedPacket(FRAMES[1], { interfaceId: 1 }),
  nameResolution([[Uint8Array.of(10, 0, 0, 5), 'alice']]),
  simplePacket(FRAMES[2]),
  sectionHeader({ bigEndian: true }),
  interfaceDescription({ linkType: 101 }),
  enhancedPacket(FRAMES[2]),
  enhancedPacket(FRAMES[0]),
)

describe('going on in the middle', () => {
  it.each([
    ['pcap', PCAP],
    ['pcap, big-endian', buildPcap(FRAMES, { bigEndian: true, nanosecond: true })],
    ['damaged pcap', withLength(PCAP, 3, 0x7fffffff)],
    ['pcapng of two sections', PCAPNG],
    ['snoop', snoopOf(FRAMES)],
  ])('gives the records and problems that one reading from the start gives: %s', (_, bytes) => {
    const whole = readFrom(bytes, null)
    expect(whole.length).toBeGreaterThan(0)
    let resumed = 0
    for (let cut = 1; cut < bytes.length; cut++) {
      const head: string[] = []
      const state = stateAt(bytes, cut, head)
      if (state === null) continue
      resumed++
      expect([...head, ...readFrom(bytes, state)]).toEqual(whole)
    }
    expect(resumed).toBeGreaterThan(bytes.length / 3)
  })

  it('has no state before the header, inside a compressed file, and in damage', () => {
    expect(stateAt(PCAP, 10, [])).toBe(null)
    expect(stateAt(gzip(PCAP), 60, [])).toBe(null)
    const damaged = withLength(PCAP, 1, 0x7fffffff)
    expect(stateAt(damaged, damaged.length - 4000, [])).toBe(null)
  })
})

/** Pushes the first `cut` bytes; what was read goes into `lines`. The state crosses to another worker on its way. */
function stateAt(bytes: Uint8Array, cut: number, lines: string[]): ResumeState | null {
  const stream = new CaptureStream(sinkOf(lines), bytes.length, new CaptureNotes())
  stream.push(bytes.subarray(0, cut))
  return structuredClone(stream.resumeState())
}

function readFrom(bytes: Uint8Array, state: ResumeState | null): string[] {
  const lines: string[] = []
  const notes = new CaptureNotes()
  const stream =
    state === null
      ? new CaptureStream(sinkOf(lines), bytes.length, notes)
      : CaptureStream.resume(sinkOf(lines), bytes.length, notes, state)
  for (let at = state?.offset ?? 0; at < bytes.length; at += 701) stream.push(bytes.subarray(at, at + 701))
  stream.end()
  return lines
}

function sinkOf(lines: string[]) {
  return {
    record(record: CaptureRecord) {
      const { offset, interfaceId, seconds, nanoseconds, originalLength, capturedLength, linkType, view, at } = record
      const sum = new Uint8Array(view.buffer, view.byteOffset + at, capturedLength).reduce(
        (x, y) => (x * 31 + y) | 0,
        0,
      )
      lines.push([offset, interfaceId, seconds, nanoseconds, originalLength, linkType, sum].join(' '))
    },
    problem(problem: Problem) {
      lines.push(JSON.stringify(problem))
    },
  }
}

function snoopOf(frames: readonly TestFrame[]): Uint8Array {
  const words = (...values: number[]) => {
    const view = new DataView(new ArrayBuffer(values.length * 4))
    values.forEach((value, i) => {
      view.setUint32(i * 4, value)
    })
    return new Uint8Array(view.buffer)
  }
  const records = frames.map(({ bytes }) =>
    join(words(bytes.length, bytes.length, 24 + bytes.length, 0, 1_426_126_447, 5), bytes),
  )
  return join(words(0x736e6f6f, 0x70000000, 2, 4), ...records)
}
