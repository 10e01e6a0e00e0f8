// What the packet loop leaves in the heap: 100 million packets of a few flows (EGRESS_BENCH_PACKETS), from a buffer that is pushed again and
// again. Out: growth of the heap from push to push, where it grew, as bytes a packet; a number in a box would be 12 or 16.

import { getHeapStatistics } from 'node:v8'
import { openCapture } from '../src/engine/index'
import { piecesOf } from './pieces'
import { writeSection } from './results'

const PACKETS = Number(process.env['EGRESS_BENCH_PACKETS'] ?? 100e6)
const A_PUSH = 13_000
const FLOWS = 64

const { header, records } = piecesOf(A_PUSH, (index) => ({
  source: 0x0a000000 + (index % FLOWS),
  destination: 0xcb007105,
  sourcePort: 50_000 + (index % FLOWS),
  destinationPort: 443,
}))
const feed = openCapture({ name: 'repeated', bytes: 0, seed: Uint32Array.of(1, 2, 3, 4) })
feed.push(header)
// The compiler is done by then.
for (let pushes = 0; pushes < 300; pushes++) feed.push(records)

let grown = 0
const start = performance.now()
const pushes = Math.ceil(PACKETS / A_PUSH)
for (let push = 0; push < pushes; push++) {
  const before = getHeapStatistics().used_heap_size
  feed.push(records)
  grown += Math.max(0, getHeapStatistics().used_heap_size - before)
}
const seconds = (performance.now() - start) / 1000
const packets = pushes * A_PUSH
const line =
  `${(packets / 1e6).toFixed(0)} million packets: ${(grown / packets).toFixed(3)} bytes of heap a packet, asking for it included, ` +
  `at ${((seconds * 1e9) / packets).toFixed(0)} ns a packet.`
console.log(line)
writeSection('Heap of the packet loop', [line])
