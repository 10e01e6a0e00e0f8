// Every real capture read in pieces, with a Summary taken every so many records, against the same capture read whole.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { canonical } from '../testing/canonical'
import { CORPUS, capturesIn, hasCorpus } from '../testing/corpus'
import { shuffled } from '../testing/in-pieces'
import { readCapture } from '../testing/read-capture'
import { openCapture, type Summary, SummaryTables } from './index'

/** Summaries of one capture, about; long ones are cut less often, so that the whole takes seconds. */
const SUMMARIES = 20
/** Bytes of a push, at least; a prime, so that cuts fall anywhere. */
const PIECE = 211
const SEED = Uint32Array.of(5, 6, 7, 8)

describe.skipIf(!hasCorpus)('every real capture', () => {
  it('read in pieces and added in another order equals the whole', () => {
    const names = capturesIn('real')
    let summaries = 0
    for (const [index, name] of names.entries()) {
      const bytes = readFileSync(join(CORPUS, 'real', name))
      const whole = readCapture(bytes, { name, seed: [index, 2, 3, 4] })
      const pieces = readInPieces(bytes, name, whole.captures[0].records / SUMMARIES)
      const tables = new SummaryTables(SEED)
      for (const piece of shuffled(pieces, index)) tables.add(piece)
      expect(canonical(tables.view()), name).toEqual(canonical(whole))
      summaries += pieces.length
    }
    process.stdout.write(`captures/real: ${names.length} compared with ${summaries} Summaries taken on the way\n`)
    expect(names.length).toBeGreaterThan(0)
  })
})

function readInPieces(bytes: Uint8Array, name: string, records: number): Summary[] {
  const feed = openCapture({ name, bytes: bytes.length, seed: SEED })
  const summaries: Summary[] = []
  let next = records
  const piece = Math.max(PIECE, Math.ceil(bytes.length / SUMMARIES / 3))
  for (let at = 0; at < bytes.length; at += piece) {
    feed.push(bytes.subarray(at, at + piece))
    if (feed.records < next) continue
    summaries.push(feed.takeSummary())
    next = feed.records + records
  }
  feed.end()
  summaries.push(feed.takeSummary())
  return summaries
}
