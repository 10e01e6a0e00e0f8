// A gzip capture on the page against the browser's own inflate. In: a capture, compressed by the gzip of this machine. Out: how long the page takes with
// everything on, how long a loop takes that only unpacks the file by DecompressionStream, and bench/RESULTS.md.
// EGRESS_BENCH_SIZE (400MB) is the size unpacked.

import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alternate } from './alternate'
import { parseSize } from './big-capture.mjs'
import { capturesFolder, madeCapture } from './captures'
import { speedText } from './measure'
import { type BrowserName, bareMs, barePage, launch, readMs } from './page'
import { tableOf, writeSection } from './results'

const BARE_INFLATE = `const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  while (!(await reader.read()).done);`

const BYTES = parseSize(process.env['EGRESS_BENCH_SIZE'] ?? '400MB')
const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox']

const { path, bytes, records } = madeCapture({ mix: '700', bytes: BYTES })
const packed = `${path}.gz`
if (!existsSync(packed)) spawnSync('gzip', ['-k', path], { stdio: 'inherit' })
const barePath = join(capturesFolder(), 'bare-inflate.html')
writeFileSync(barePath, barePage(BARE_INFLATE))

const rows = [['browser', 'page, everything on', 'DecompressionStream alone', 'page / alone']]
for (const name of BROWSERS) {
  const browser = await launch(name)
  const [page, bare] = await alternate(
    bytes,
    { name: `${name}: page`, run: () => readMs(browser, packed) },
    { name: `${name}: DecompressionStream`, run: () => bareMs(browser, barePath, packed) },
  )
  const speeds = [page, bare].map((ms) => speedText(bytes, ms))
  rows.push([`${name} ${browser.version()}`, ...speeds, (page / bare).toFixed(2)])
  await browser.close()
}

writeSection('A gzip capture and the inflate of the browser', [
  `${(bytes / 1e6).toFixed(0)} MB unpacked, ${records.toLocaleString('en')} frames of the mix "700", one member; medians of three turns in turn. MB/s are of unpacked bytes.`,
  '',
  ...tableOf(rows),
])
