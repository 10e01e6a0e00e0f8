// The engine against the least that C can do (hop.c): both read the same file 1 MiB at a time, in turn, on one core. In: captures of
// each mix. Out: nanoseconds a packet of both, and the ratio of their packets a second.

import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readSync } from 'node:fs'
import { openCapture } from '../src/engine/index'
import { capturesFolder, madeCapture } from './captures'
import { medianOf } from './measure'
import { tableOf, writeSection } from './results'

const TURNS = 7
const PIECE = 1 << 20
const MIXES = ['60', 'imix', '700', '1514'] as const
/** Two million short frames, or one million longer ones: a conversation has fifty frames or more. */
const BYTES = { '60': 150e6, imix: 380e6, '700': 700e6, '1514': 760e6 }

const hop = `${capturesFolder()}/hop`
const { status, stderr } = spawnSync('cc', ['-O2', '-o', hop, 'bench/hop.c'], { encoding: 'utf8' })
if (status !== 0) throw new Error(`cc did not build bench/hop.c: ${stderr}`)

const rows = [['frames', 'engine', 'C, reading', 'engine / C', 'C, in memory', 'engine / C in memory']]
for (const mix of MIXES) {
  const { path, records } = madeCapture({ mix, bytes: BYTES[mix] })
  const engine: number[] = []
  const read: number[] = []
  const memory: number[] = []
  for (let turn = 0; turn <= TURNS; turn++) {
    const taken = [engineMs(path), hopMs(path, 'read'), hopMs(path, 'memory')]
    // The first turn warms the file cache and the compiler.
    if (turn > 0)
      [engine, read, memory].forEach((times, index) => {
        times.push(taken[index])
      })
  }
  const [own, inPieces, atOnce] = [engine, read, memory].map((times) => (medianOf(times) * 1e6) / records)
  const cells = [
    `${mix}, ${records.toLocaleString('en')}`,
    `${own.toFixed(0)} ns`,
    `${inPieces.toFixed(0)} ns`,
    (inPieces / own).toFixed(2),
    `${atOnce.toFixed(0)} ns`,
    (atOnce / own).toFixed(2),
  ]
  console.log(cells.join('  '))
  rows.push(cells)
}

writeSection('The engine and a loop in C', [
  `Nanoseconds a packet, and how many packets a second the engine does for one of C: medians of ${TURNS} turns in turn, after one that warms up. Both`,
  'read the file 1 MiB at a time in one thread; C (-O2) hops records and hashes two addresses, the engine does everything. "In memory": C walks the',
  'file in memory, where it waits for it as the engine does. 20,000 conversations at random.',
  '',
  ...tableOf(rows),
])

function engineMs(path: string): number {
  const buffer = new Uint8Array(PIECE)
  const file = openSync(path, 'r')
  const start = performance.now()
  const feed = openCapture({ name: path, bytes: 0, seed: crypto.getRandomValues(new Uint32Array(4)) })
  for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) {
    feed.push(length === PIECE ? buffer : buffer.subarray(0, length))
  }
  feed.end()
  feed.takeSummary()
  const ms = performance.now() - start
  closeSync(file)
  return ms
}

function hopMs(path: string, how: 'read' | 'memory'): number {
  const { stdout } = spawnSync(hop, [path, how], { encoding: 'utf8' })
  return Number(stdout.split(' ')[0]) / 1e6
}
