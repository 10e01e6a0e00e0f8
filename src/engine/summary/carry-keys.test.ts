import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildPcap } from '../../testing/build-pcap'
import { canonical } from '../../testing/canonical'
import type { TestFrame } from '../../testing/frame'
import { tcp, udp } from '../../testing/frames'
import { randomFrames } from '../../testing/random-frames'
import { fragments, ipInIp } from '../../testing/tunnels'
import { openCapture, type Summary, SummaryTables } from '../index'

const SEED = Uint32Array.of(1, 2, 3, 4)
const FEW = 32

/** The Summary of frames with at most `mostKeys` conversations followed at once, in pieces of `piece` bytes. */
function read(frames: readonly TestFrame[], mostKeys?: number, piece = 1 << 20): Summary {
  const file = buildPcap(frames)
  const feed = openCapture({ name: 'a.pcap', bytes: file.length, seed: SEED, mostKeys })
  const taken: Summary[] = []
  for (let at = 0; at < file.length; at += piece) {
    feed.push(file.subarray(at, at + piece))
    if (piece < file.length) taken.push(feed.takeSummary())
  }
  feed.end()
  taken.push(feed.takeSummary())
  return taken.reduce((sum, next) => addTo(sum, next))
}

const addTo = (sum: Summary, next: Summary): Summary => {
  const tables = new SummaryTables(SEED)
  tables.add(sum)
  tables.add(next)
  return tables.view()
}

/** All but goodput, connections and what the file's row says of rules and limits: those hang on streams. */
function withoutStreams(summary: Summary): string[] {
  return canonical(summary)
    .filter((line) => !/^(capture|more) /.test(line))
    .map((line) => line.replaceAll(/ new \d+\/\d+| opened \d+\/\d+/g, ''))
}

const scan = (n: number) => udp(`10.9.${n >> 8}.${n & 255}:1`, '203.0.113.1:9', 10)

describe('keys that begin anew', () => {
  it('change no frame, no byte and no minute, whatever is read', () => {
    const many = fc
      .tuple(randomFrames(60), fc.nat(200))
      .map(([frames, from]) => [...frames.flatMap((frame, n) => [frame, scan(from + n)])])
    fc.assert(
      fc.property(many, (frames) => {
        expect(withoutStreams(read(frames, FEW))).toEqual(withoutStreams(read(frames)))
      }),
      { numRuns: 100, seed: 20_150_312 },
    )
  })

  it('do so at the same packet however the file is read', () => {
    const frames = Array.from({ length: 300 }, (_, n) =>
      n % 3 === 0 ? tcp('10.0.0.5:1000', '9.9.9.9:443', 100, { seq: 1 + (n % 7) * 50 }) : scan(n),
    )
    const whole = canonical(read(frames, FEW))
    for (const piece of [333, 5000]) expect(canonical(read(frames, FEW, piece))).toEqual(whole)
  })

  it('keep the streams that go on: copies, holes and connections', () => {
    const segments = Array.from({ length: 80 }, (_, n) => {
      // Every third segment comes two places late, and every one twice.
      const place = n % 6 === 2 ? n + 2 : n % 6 === 4 ? n - 2 : n
      const flags = n === 0 ? 'S' : 'A'
      return tcp('10.0.0.5:1000', '9.9.9.9:443', n === 0 ? 0 : 100, { seq: 1000 + place * 100, flags })
    })
    const frames = segments.flatMap((segment, n) => [segment, segment, scan(n)])
    const rows = ({ conversations: c }: Summary) => {
      const row = c.protocols.indexOf(6)
      return [c.framesAToB, c.framesBToA, c.goodputAToB, c.goodputBToA, c.openedAToB, c.openedBToA].map((x) => x[row])
    }
    expect(rows(read(frames, FEW))).toEqual(rows(read(frames)))
    expect(read(frames, FEW).captures[0].quality.limits).toEqual([
      ['32 conversations of one file followed at once', expect.any(Number)],
    ])
  })

  it('keep what later fragments of a tunnel belong to', () => {
    const pieces = fragments(ipInIp('192.0.2.1', '192.0.2.2', udp('10.0.0.5:7', '9.9.9.9:53', 400)), 64, 77)
    const frames = [pieces[0], ...Array.from({ length: 90 }, (_, n) => scan(n)), ...pieces.slice(1)]
    expect(withoutStreams(read(frames, FEW))).toEqual(withoutStreams(read(frames)))
  })
})
