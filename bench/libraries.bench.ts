// What else reads captures in JavaScript, on the same pcapng. In: a capture, npm's pcap-ng-parser, and wiregasm where EGRESS_WIREGASM names the folder of its
// package (`npm i @goodtools/wiregasm` somewhere else: it is GPL and 88 MB, so no dependency of this project). Out: times, and bench/RESULTS.md.
// EGRESS_BENCH_SIZE (50MB).

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { alternate } from './alternate'
import { parseSize } from './big-capture.mjs'
import { madeCapture } from './captures'
import { launch, readMs } from './page'
import { tableOf, writeSection } from './results'

const COMMAND = `${process.env['EGRESS_BENCH_DIST'] ?? 'dist'}/cli.js`
const WIREGASM = join(process.env['EGRESS_WIREGASM'] ?? '', 'dist')
/** A name that leads nowhere: what is asked of it is answered from disk. */
const ORIGIN = 'http://wiregasm.invalid'

/** Counts packets and their bytes, and nothing else. Two methods are replaced as in src/testing/pcap-ng-parser.ts. */
const PARSER_PROGRAM = `
const Parser = require('pcap-ng-parser')
class Whole extends Parser { readOptions() { return [] } _flush(done) { done() } }
let packets = 0, bytes = 0
require('fs').createReadStream(process.argv[1], { highWaterMark: 1 << 20 }).pipe(new Whole())
  .on('data', ({ data }) => { packets++; bytes += data.length })
  .on('end', () => { if (packets !== Number(process.argv[2])) { console.error(packets + ' packets'); process.exit(1) } })
`

const { path, records } = madeCapture({ mix: '700', bytes: parseSize(process.env['EGRESS_BENCH_SIZE'] ?? '50MB') })
const pcapng = `${path}ng`
if (!existsSync(pcapng) && spawnSync('/usr/bin/editcap', ['-F', 'pcapng', path, pcapng]).status !== 0)
  throw new Error('There is no editcap to make a pcapng with.')
const bytes = readFileSync(pcapng).length

const rows = [['where', 'program', 'does', 'time', 'times Egress']]
const [command, parser] = await alternate(
  bytes,
  { name: 'egress', run: () => timed([COMMAND, 'conversations', pcapng]) },
  { name: 'pcap-ng-parser', run: () => timed(['-e', PARSER_PROGRAM, pcapng, String(records)]) },
)
addRows('Node', [
  ['egress', 'pairs, conversations, minutes, goodput, clues', command],
  ['pcap-ng-parser', 'the bytes of each packet', parser],
])

if (existsSync(join(WIREGASM, 'wiregasm.wasm'))) {
  const browser = await launch('chromium')
  const [page, wiregasm] = await alternate(
    bytes,
    { name: 'page', run: () => readMs(browser, pcapng) },
    { name: 'wiregasm', run: () => wiregasmMs(browser) },
  )
  addRows('Chromium', [
    ['egress', 'the page at rest, rows drawn', page],
    ['wiregasm', 'loads the capture, lists its first 100 frames', wiregasm],
  ])
  await browser.close()
}

writeSection('Readers of captures in JavaScript', [
  `A pcapng of ${(bytes / 1e6).toFixed(0)} MB, ${records.toLocaleString('en')} frames of the mix "700"; medians of three turns in turn. Node: whole processes. wiregasm is timed from the copy of`,
  'the file into its file system on; its start (69 MB of WebAssembly) is not counted.',
  '',
  ...tableOf(rows),
])

/** Of each program what it does and its milliseconds; the first is the one that the others are times of. */
function addRows(where: string, programs: readonly (readonly [name: string, does: string, ms: number])[]): void {
  for (const [name, does, ms] of programs)
    rows.push([where, name, does, `${ms.toFixed(0)} ms`, (ms / programs[0][2]).toFixed(2)])
}

function timed(words: string[]): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'pipe'] })
  if (status !== 0) throw new Error(`node ${words[0]} ended with ${status}: ${stderr}`)
  return performance.now() - start
}

async function wiregasmMs(browser: Browser): Promise<number> {
  const page = await browser.newPage()
  await page.route(`${ORIGIN}/**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1)
    if (name === '')
      return route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><script src="wiregasm.js"></script><input type="file">',
      })
    return route.fulfill({ path: join(WIREGASM, name) })
  })
  await page.goto(`${ORIGIN}/`)
  await page.locator('input').setInputFiles(pcapng)
  const [ms, frames] = await page.evaluate(async () => {
    const file = document.querySelector('input')?.files?.[0]
    const gasm = await window.loadWiregasm({ locateFile: (name) => name })
    gasm.init()
    const start = performance.now()
    gasm.FS.writeFile('/uploads/a.pcapng', new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0)))
    const session = new gasm.DissectSession('/uploads/a.pcapng')
    session.load()
    const { matched } = session.getFrames('', 0, 100)
    return [performance.now() - start, matched]
  })
  if (frames !== records) throw new Error(`wiregasm found ${frames} frames of ${records}.`)
  await page.close()
  return ms
}

declare global {
  interface Window {
    loadWiregasm(options: { locateFile(name: string): string }): Promise<Wiregasm>
  }
}

interface Wiregasm {
  init(): void
  FS: { writeFile(path: string, bytes: Uint8Array): void }
  DissectSession: new (
    path: string,
  ) => { load(): unknown; getFrames(filter: string, skip: number, most: number): { matched: number } }
}
