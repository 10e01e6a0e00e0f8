import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { merge, type Summary } from '../../engine/index'
import { buildPcap } from '../../testing/build-pcap'
import { canonical } from '../../testing/canonical'
import { withLength } from '../../testing/damage'
import { tcp, udp } from '../../testing/frames'
import { randomFrames } from '../../testing/random-frames'
import { readCapture } from '../../testing/read-capture'
import { decodeBase64, encodeBase64 } from './base64'
import { readSummary, writeSummary } from './summary-file'

const RUNS = { numRuns: 60, seed: 20_150_312 }
const summary = readCapture(
  withLength(buildPcap([udp('10.0.0.5:53', '203.0.113.9:53', 9), tcp('10.0.0.5:5', '203.0.113.9:443', 90)]), 2, 5000),
)

/** All that the file keeps: everything but the places in the capture. */
const kept = (of: Summary) => canonical(of).filter((line) => !/^more .* stretches /.test(line))

function opened(text: string): Summary {
  const read = readSummary(text)
  if (!read.ok) throw new Error(`${read.misfit.field}: ${read.misfit.message}`)
  return read.value
}

/** What is said of the file after one change to its JSON. */
// biome-ignore lint/suspicious/noExplicitAny: the test breaks JSON of any shape
function refusal(change: (json: any) => void): string {
  const json = JSON.parse(writeSummary(summary))
  change(json)
  const read = readSummary(JSON.stringify(json))
  return read.ok ? 'none' : read.misfit.field
}

describe('a Summary as a file', () => {
  it('comes back the same, for any captures', () => {
    fc.assert(
      fc.property(randomFrames(60), (frames) => {
        const read = readCapture(buildPcap(frames))
        expect(kept(opened(writeSummary(read)))).toEqual(kept(read))
      }),
      RUNS,
    )
  })

  it('adds like the captures it stands for', () => {
    fc.assert(
      fc.property(randomFrames(30), randomFrames(30), (here, there) => {
        const [a, b] = [here, there].map((frames, i) => readCapture(buildPcap(frames), { name: `${i}.pcap` }))
        const viaFiles = merge(opened(writeSummary(a)), opened(writeSummary(b)))
        expect(kept(viaFiles)).toEqual(kept(merge(a, b)))
      }),
      RUNS,
    )
  })

  it('is refused with the place where it does not fit', () => {
    expect(refusal(() => {})).toBe('none')
    expect(refusal((json) => (json.schema = 'egress.summary/2'))).toBe('schema')
    expect(refusal((json) => (json.more = 1))).toBe('more')
    expect(refusal((json) => (json.captures[0].bytes = -1))).toBe('captures[0].bytes')
    expect(refusal((json) => (json.captures[0].problems[0].kind = 'x'))).toBe('captures[0].problems[0].kind')
    expect(refusal((json) => delete json.tables.pairs.aIds)).toBe('tables.pairs.aIds')
    expect(refusal((json) => (json.tables.pairs.count = 1e9))).toBe('tables.pairs.aIds')
    expect(refusal((json) => (json.tables.pairs.aIds = { i32: column(Int32Array.of(7)) }))).toBe('tables.pairs.aIds[0]')
    expect(refusal((json) => (json.tables.pairs.parentIds = { i32: column(Int32Array.of(0)) }))).toBe(
      'tables.pairs.parentIds[0]',
    )
    expect(refusal((json) => (json.tables.pairs.bytesAToB = { f64: column(Float64Array.of(0.5)) }))).toBe(
      'tables.pairs.bytesAToB[0]',
    )
    expect(refusal((json) => (json.tables.buckets.minutes = { i32: '????' }))).toBe('tables.buckets.minutes')
  })

  it('sets no key of a prototype, and is not believed when it is cut or nested without end', () => {
    const text = writeSummary(summary)
    expect(readSummary(text.replace('{', '{"__proto__":{"polluted":1},')).ok).toBe(false)
    expect(readSummary(text.replace('"tables":{', '"tables":{"constructor":{"prototype":{}},')).ok).toBe(false)
    expect(Object.prototype).not.toHaveProperty('polluted')
    expect(readSummary(text.slice(0, -9)).ok).toBe(false)
    expect(readSummary('['.repeat(1_000_000)).ok).toBe(false)
    expect(readSummary('{"schema":"egress.summary/1","captures":1e999}').ok).toBe(false)
  })
})

describe('base64', () => {
  it('comes back the same, and is that of Node', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const text = encodeBase64(bytes)
        expect(text).toBe(Buffer.from(bytes).toString('base64'))
        expect(decodeBase64(text)).toEqual(bytes)
      }),
      RUNS,
    )
    for (const text of ['a', 'a===', '=aaa', 'aa=a', 'aäaa', '____']) expect(decodeBase64(text)).toBeNull()
  })
})

function column(values: Int32Array | Float64Array): string {
  return encodeBase64(new Uint8Array(values.buffer))
}
