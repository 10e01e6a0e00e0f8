// The command and its peers, one after the other on the same files. In: captures that it makes, and the programs that are installed. Out: times,
// ratios and peak memory, in bench/RESULTS.md. EGRESS_BENCH_SIZE (100MB), EGRESS_BENCH_ATTEMPTS (1000000) and EGRESS_BENCH_FILES (1000)
// choose how much; EGRESS_BENCH_TURNS (3) how often.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseSize, writeBigCapture } from './big-capture.mjs'
import { capturesFolder, madeCapture, madeSynCapture } from './captures'
import { medianOf } from './measure'
import { tableOf, writeSection } from './results'

const COMMAND = `${process.env['EGRESS_BENCH_DIST'] ?? 'dist'}/cli.js`
const TIME = '/usr/bin/time'
const TURNS = Number(process.env['EGRESS_BENCH_TURNS'] ?? 3)
const BYTES = parseSize(process.env['EGRESS_BENCH_SIZE'] ?? '100MB')
const ATTEMPTS = Number(process.env['EGRESS_BENCH_ATTEMPTS'] ?? 1_000_000)
const FILES = Number(process.env['EGRESS_BENCH_FILES'] ?? 1000)
const FLOWS_FOLDER = join(tmpdir(), 'egress-bench-flows')

interface Peer {
  name: string
  program: string
  /** Arguments for one capture. */
  of(path: string): string[]
}

const EGRESS: Peer = { name: 'egress', program: process.execPath, of: (path) => [COMMAND, 'conversations', path] }

const KNOWN_PEERS: readonly Peer[] = [
  { name: 'tshark', program: '/usr/bin/tshark', of: (path) => ['-n', '-q', '-z', 'conv,ip', '-r', path] },
  { name: 'capinfos', program: '/usr/bin/capinfos', of: (path) => [path] },
  { name: 'nfpcapd', program: '/usr/bin/nfpcapd', of: (path) => ['-r', path, '-w', FLOWS_FOLDER] },
  { name: 'argus', program: '/usr/sbin/argus', of: (path) => ['-r', path, '-w', '/dev/null'] },
]
const PEERS = KNOWN_PEERS.filter(({ program }) => existsSync(program))

interface Run {
  ms: number
  /** Peak resident memory in MB. */
  peak: number
  isWhole: boolean
}

if (!existsSync(COMMAND)) throw new Error(`There is no ${COMMAND}: run npm run build first.`)
if (!existsSync(TIME))
  throw new Error('There is no /usr/bin/time to ask for the peak memory (Debian: apt install time).')

const rows = [['capture', 'program', 'time', 'times egress', 'peak memory']]
for (const mix of ['imix', '700', '60', '1514'] as const) {
  const { path, bytes, records } = madeCapture({ mix, bytes: BYTES })
  compare(`${mix}: ${megabytes(bytes)}, ${records.toLocaleString('en')} frames`, path)
}
for (const kind of ['scan', 'many'] as const) {
  const { path, records } = madeSynCapture(kind, ATTEMPTS)
  compare(`${kind}: ${records.toLocaleString('en')} conversations of one SYN`, path)
}
rows.push(row(`${FILES} files of 20 kB`, 'egress', [medianRun(EGRESS, smallFiles())]))

writeSection('The command and its peers', [
  `Medians of ${TURNS} turns after one that warms the file cache, programs in turn. Peak memory is the largest resident set (${TIME}).`,
  'egress lists pairs, conversations and minutes with goodput and clues; tshark `-n -q -z conv,ip` lists pairs; capinfos counts packets; nfpcapd and argus write flows.',
  '',
  ...tableOf(rows),
])

function compare(capture: string, path: string): void {
  const peers = [EGRESS, ...PEERS]
  const runs = new Map(peers.map((peer) => [peer, [] as Run[]]))
  for (let turn = 0; turn <= TURNS; turn++) {
    for (const [peer, done] of runs) {
      const run = runOnce(peer, path)
      if (turn > 0) done.push(run)
    }
  }
  const own = medianOf((runs.get(EGRESS) ?? []).map(({ ms }) => ms))
  for (const [peer, done] of runs) rows.push(row(capture, peer.name, done, own))
}

function row(capture: string, name: string, runs: readonly Run[], own?: number): string[] {
  const ms = medianOf(runs.map((run) => run.ms))
  const peak = medianOf(runs.map((run) => run.peak))
  const note = runs.every((run) => run.isWhole) ? '' : ' (ended with an error)'
  const ratio = own === undefined ? '' : (ms / own).toFixed(2)
  const cells = [capture, name, `${ms.toFixed(0)} ms${note}`, ratio, `${peak.toFixed(0)} MB`]
  console.log(cells.join('  '))
  return cells
}

function medianRun(peer: Peer, path: string): Run {
  const runs = Array.from({ length: TURNS }, () => runOnce(peer, path))
  return runs.sort((one, other) => one.ms - other.ms)[Math.floor(TURNS / 2)]
}

function runOnce(peer: Peer, path: string): Run {
  rmSync(FLOWS_FOLDER, { recursive: true, force: true })
  mkdirSync(FLOWS_FOLDER, { recursive: true })
  const note = join(FLOWS_FOLDER, '..', 'egress-bench-memory')
  const start = performance.now()
  const { status } = spawnSync(TIME, ['-o', note, '-f', '%M', peer.program, ...peer.of(path)], { stdio: 'ignore' })
  const ms = performance.now() - start
  const kilobytes = Number(readFileSync(note, 'utf8').trim().split('\n').at(-1))
  return { ms, peak: kilobytes / 1000, isWhole: status === 0 }
}

/** A folder of small captures. */
function smallFiles(): string {
  const folder = join(capturesFolder(), `small-${FILES}`)
  mkdirSync(folder, { recursive: true })
  for (let file = readdirSync(folder).length; file < FILES; file++) {
    writeBigCapture(join(folder, `${file}.pcap`), { bytes: 20_000, flows: 10 + (file % 90) })
  }
  return folder
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`
}
