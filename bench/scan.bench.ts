// A scan in one capture that no memory holds, with a sender of 100 MB among it, read and merged within a budget. Says time, memory, what was
// folded; and throws when a total is not exact, the sender is not first, or the budget is passed by more than a tenth.
//
//   EGRESS_SCAN=50000000 EGRESS_SCAN_BUDGET=1500000000 npm run bench -- scan

import { openCapture, SummaryTables } from '../src/engine/index'
import { buildPcap } from '../src/testing/build-pcap'
import { tcp, udp } from '../src/testing/frames'

const CONVERSATIONS = Number(process.env.EGRESS_SCAN ?? 5_000_000)
const BUDGET = Number(process.env.EGRESS_SCAN_BUDGET ?? 400_000_000)
const SEED = Uint32Array.of(1, 2, 3, 4)
const MB = 1e6
/** Frames of a block, written over and over with other addresses. */
const BLOCK = 10_000
/** One segment of the planted sender in so many frames of the scan; 100 MB in all. */
const PLANTED_PAYLOAD = 1400
const PLANTED_SEGMENTS = Math.ceil((100 * MB) / PLANTED_PAYLOAD)

const START = 1_740_816_000
const scanBlock = buildPcap(Array.from({ length: BLOCK }, () => udp('10.1.4.99:1', '20.0.0.0:9', 4, { at: START })))
const HEADER = 24
const RECORD = (scanBlock.length - HEADER) / BLOCK
/** Of the IPv4 destination in a record: record header, Ethernet, and 16 bytes of the IP header. */
const DESTINATION = 16 + 14 + 16
/** Of the sequence number in a record: behind the IP header and the ports. */
const SEQUENCE = 16 + 14 + 20 + 4
const segment = buildPcap([
  tcp('10.0.0.7:40001', '203.0.113.9:443', PLANTED_PAYLOAD, { at: START + 60, seq: 1, flags: 'A' }),
]).subarray(HEADER)

function run(): void {
  const tables = new SummaryTables(SEED, BUDGET)
  const bytes = CONVERSATIONS * RECORD + PLANTED_SEGMENTS * (PLANTED_PAYLOAD + 70)
  const feed = openCapture({
    name: 'scan.pcap',
    bytes,
    seed: SEED,
    mostKeys: Math.min(1 << 19, Math.floor(BUDGET / 3000)),
  })
  const started = performance.now()
  let peak = 0
  let sent = 0
  feed.push(scanBlock.subarray(0, HEADER))
  for (let from = 0; from < CONVERSATIONS; from += BLOCK) {
    feed.push(addressed(from))
    const due = Math.floor(((from + BLOCK) / CONVERSATIONS) * PLANTED_SEGMENTS)
    feed.push(planted(sent, due))
    sent = due
    if (!feed.hasFull) continue
    for (const summary of feed.takeSummaries()) tables.add(summary)
    peak = Math.max(peak, tables.bytes)
  }
  feed.end()
  for (const summary of feed.takeSummaries()) tables.add(summary)
  report(tables, Math.max(peak, tables.bytes), performance.now() - started)
}

/** A block of the scan, to addresses from 20.0.0.0 + `from` on. */
function addressed(from: number): Uint8Array {
  const view = new DataView(scanBlock.buffer, scanBlock.byteOffset + HEADER)
  for (let n = 0; n < BLOCK; n++) view.setUint32(n * RECORD + DESTINATION, 0x1400_0000 + from + n)
  return scanBlock.subarray(HEADER)
}

/** Segments `from` to `to` of the planted sender: one record, with another sequence number each time. */
function planted(from: number, to: number): Uint8Array {
  const block = new Uint8Array((to - from) * segment.length)
  const view = new DataView(block.buffer)
  for (let n = 0; n < to - from; n++) {
    block.set(segment, n * segment.length)
    view.setUint32(n * segment.length, START + 60 + Math.floor((from + n) / 1000), true)
    view.setUint32(n * segment.length + SEQUENCE, (1 + (from + n) * PLANTED_PAYLOAD) >>> 0)
  }
  return block
}

function report(tables: SummaryTables, peak: number, ms: number): void {
  const { pairs, addresses, folded, captures } = tables.view()
  const sum = (column: ArrayLike<number>) =>
    Array.prototype.reduce.call(column, (all, one) => Number(all) + Number(one), 0)
  const frames = Number(sum(pairs.framesAToB)) + Number(sum(pairs.framesBToA))
  const others = new Set(folded?.othersIds ?? [])
  let first = -1
  const sizeOf = (row: number) => pairs.bytesAToB[row] + pairs.bytesBToA[row]
  for (let row = 0; row < pairs.count; row++) {
    if (others.has(pairs.aIds[row]) || others.has(pairs.bIds[row])) continue
    if (first < 0 || sizeOf(row) > sizeOf(first)) first = row
  }
  const goodput = pairs.goodputAToB[first] + pairs.goodputBToA[first]
  console.log(
    `${CONVERSATIONS} conversations and ${PLANTED_SEGMENTS} segments in ${(ms / 1000).toFixed(1)} s; tables at most ${(peak / MB).toFixed(0)} MB of ` +
      `${(BUDGET / MB).toFixed(0)}, process ${(process.memoryUsage().rss / MB).toFixed(0)} MB; ${pairs.count} pairs and ${addresses.count} addresses left`,
  )
  console.log(
    `folded: ${JSON.stringify(folded)}; limits: ${JSON.stringify(captures[0].quality.limits)}; planted goodput ${goodput}`,
  )
  check(frames === Math.ceil(CONVERSATIONS / BLOCK) * BLOCK + PLANTED_SEGMENTS, 'every frame is counted')
  check(goodput === PLANTED_SEGMENTS * PLANTED_PAYLOAD, 'the planted sender is first, and whole')
  check(peak <= BUDGET * 1.1, 'the budget holds')
}

function check(isSo: boolean, what: string): void {
  if (!isSo) throw new Error(`not so: ${what}`)
}

run()
