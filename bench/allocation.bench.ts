// What the packet loop leaves in the heap: 100 million packets of a few flows (EGRESS_BENCH_PACKETS), from a buffer that is pushed again and
// again. Out: growth of the heap from push to push, where it grew, as bytes a packet; a number in a box would be 12 or 16. Segments are in
// order, or all sent again; their numbers and addresses lie above 2^31, where a small integer ends.

import { getHeapStatistics } from 'node:v8'
import { openCapture } from '../src/engine/index'
import { piecesOf } from './pieces'
import { writeSection } from './results'

const PACKETS = Number(process.env['EGRESS_BENCH_PACKETS'] ?? 100e6)
const A_PUSH = 13_000
const WARM_PUSHES = 300
const FLOWS = 64
const RECORD = 16 + 60
/** Of a record: the last bit of the protocol's number tells UDP from TCP; the sequence number. */
const PROTOCOL_AT = 16 + 14 + 9
const SEQUENCE_AT = 16 + 14 + 24
const PAYLOAD = 6
const FIRST_SEQUENCE = 0xf000_0000

const KINDS = ['in order', 'sent again'] as const

const asking = growthOf(1000, () => {})
const lines = KINDS.map(line)
writeSection('Heap of the packet loop', lines)

function line(kind: (typeof KINDS)[number]): string {
  const { header, records } = piecesOf(A_PUSH, (index) => ({
    source: 0xc0a80000 + (index % FLOWS),
    destination: 0xcb007105,
    sourcePort: 50_000 + (index % FLOWS),
    destinationPort: 443,
  }))
  const feed = openCapture({ name: 'repeated', bytes: 0, seed: Uint32Array.of(1, 2, 3, 4) })
  feed.push(header)
  let pushed = 0
  const push = () => {
    if (kind === 'in order' || pushed === 0) number(records, pushed)
    pushed++
    feed.push(records)
  }
  // The compiler is done by then.
  for (let warm = 0; warm < WARM_PUSHES; warm++) push()
  const start = performance.now()
  const pushes = Math.ceil(PACKETS / A_PUSH)
  const grown = growthOf(pushes, push)
  const seconds = (performance.now() - start) / 1000
  const packets = pushes * A_PUSH
  const text =
    `${(packets / 1e6).toFixed(0)} million packets, TCP ${kind} and UDP in turn: ${((grown - asking) / A_PUSH).toFixed(3)} bytes of heap a packet ` +
    `(${(grown - asking).toFixed(0)} a push of ${A_PUSH.toLocaleString('en')}), at ${((seconds * 1e9) / packets).toFixed(0)} ns a packet.`
  console.log(text)
  return text
}

/** Bytes that the heap grew by in one call of `run`, on average; a call in which it was swept counts as none. */
function growthOf(calls: number, run: () => void): number {
  let grown = 0
  for (let call = 0; call < calls; call++) {
    const before = getHeapStatistics().used_heap_size
    run()
    grown += Math.max(0, getHeapStatistics().used_heap_size - before)
  }
  return grown / calls
}

/** Gives each segment the number after the one before it in its flow. */
function number(records: Uint8Array, pushed: number): void {
  const view = new DataView(records.buffer, records.byteOffset, records.byteLength)
  const next = new Uint32Array(FLOWS)
  const aFlow = Math.ceil(A_PUSH / FLOWS)
  for (let index = 0; index < A_PUSH; index++) {
    const at = index * RECORD
    if (view.getUint8(at + PROTOCOL_AT) !== 6) continue
    const sent = pushed * aFlow + next[index % FLOWS]++
    view.setUint32(at + SEQUENCE_AT, (FIRST_SEQUENCE + sent * PAYLOAD) % 2 ** 32)
  }
}
