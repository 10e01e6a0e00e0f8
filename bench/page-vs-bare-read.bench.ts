// The page against a loop that only reads, in Chromium and in Firefox. In: captures, dist/index.html and the browsers. Out: how long the page takes
// from the choice of a file until it is at rest, how long a bare BYOB loop in a worker of the same browser takes, and bench/RESULTS.md.
// EGRESS_BENCH_SIZE (1GB), EGRESS_BENCH_MIX (700,60) and EGRESS_BENCH_BROWSERS (chromium,firefox) choose.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alternate } from './alternate'
import { MIXES, type Mix, parseSize } from './big-capture.mjs'
import { capturesFolder, madeCapture } from './captures'
import { speedText } from './measure'
import { type BrowserName, bareMs, barePage, launch, readMs } from './page'
import { tableOf, writeSection } from './results'

/** Reads as the page's reader does: 1 MiB a read, into a buffer that comes back. */
const BARE_READ = `const reader = file.stream().getReader({ mode: 'byob' })
  let buffer = new ArrayBuffer(1 << 20)
  for (;;) {
    const { value, done } = await reader.read(new Uint8Array(buffer))
    if (done) break
    buffer = value.buffer
  }`

const BYTES = parseSize(process.env['EGRESS_BENCH_SIZE'] ?? '1GB')
const WANTED_MIXES = (process.env['EGRESS_BENCH_MIX'] ?? '700,60').split(',').filter((mix): mix is Mix => mix in MIXES)
const BROWSERS = (process.env['EGRESS_BENCH_BROWSERS'] ?? 'chromium,firefox').split(',') as BrowserName[]

const barePath = join(capturesFolder(), 'bare-read.html')
writeFileSync(barePath, barePage(BARE_READ))
const rows = [['browser', 'frames', 'page', 'bare read', 'page reaches of it']]
for (const name of BROWSERS) {
  const browser = await launch(name)
  for (const mix of WANTED_MIXES) {
    const { path, bytes, records } = madeCapture({ mix, bytes: BYTES })
    console.log(`${name}: ${mix}, ${bytes} bytes, ${records} records`)
    const [page, bare] = await alternate(
      bytes,
      { name: 'page', run: () => readMs(browser, path) },
      { name: 'bare read', run: () => bareMs(browser, barePath, path) },
    )
    const share = `${((100 * bare) / page).toFixed(0)} %`
    rows.push([
      `${name} ${browser.version()}`,
      `${mix}, ${records.toLocaleString('en')}`,
      ...[page, bare].map((ms) => speedText(bytes, ms)),
      share,
    ])
  }
  await browser.close()
}

writeSection('The page and a bare read', [
  `Medians of three turns in turn, after one that warms the file cache; a file of ${BYTES / 1e6} MB. The page reads with everything on and is timed from the choice`,
  'of the file until it is at rest, its rows drawn; the bare loop reads the same file by BYOB reads of 1 MiB in a worker of the same browser.',
  '',
  ...tableOf(rows),
])
