// The npm package pcap-ng-parser 1.0.0 as an independent reader. In: the bytes of a pcapng file. Out: the captured bytes of
// each record, or the reason why the package cannot be asked.
//
// Two of its methods are replaced, because they fail on valid files: readOptions() throws a RangeError on an interface
// description without options and on most with them, and _flush() never calls back, so that no reading ends. Block walking
// and packets are its own.

import { createRequire } from 'node:module'
import type { Transform, TransformCallback } from 'node:stream'

// The package has no types, and `import` of it would ask for some.
const require = createRequire(import.meta.url)
const Parser = require('pcap-ng-parser') as new () => Transform

class Oracle extends Parser {
  readOptions(): [] {
    return []
  }

  override _flush(callback: TransformCallback) {
    callback()
  }
}

/** Block types of which the package makes no packets, and the section header, after which it loses its way. */
const NOT_READ = new Map([
  [0x0a0d0d0a, 'a second section'],
  [2, 'old packet blocks'],
  [3, 'simple packet blocks'],
])

/** Captured bytes of every record. */
export async function oracleRecords(file: Uint8Array): Promise<Uint8Array[]> {
  const oracle = new Oracle()
  // In one piece: it cannot take a first chunk of less than 28 bytes.
  oracle.end(Buffer.from(file))
  const records: Uint8Array[] = []
  for await (const { data } of oracle) records.push(new Uint8Array(data))
  return records
}

/** What in the file the package cannot read; '' when it can read all of it. */
export function oracleLacks(file: Uint8Array): string {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  if (file.length < 28 || view.getUint32(0) !== 0x0a0d0d0a) return 'a section header at the start'
  const littleEndian = view.getUint32(8, true) === 0x1a2b3c4d
  for (let at = view.getUint32(4, littleEndian); at + 12 <= file.length; ) {
    const lacks = NOT_READ.get(view.getUint32(at, littleEndian))
    if (lacks) return lacks
    const length = view.getUint32(at + 4, littleEndian)
    if (length < 12) return 'block lengths that lead on'
    at += length
  }
  return ''
}
