// The memory of the page against the size of what it reads. In: a Blob made of one block named again and again, which needs no disk. Out: the most memory
// that the page's processes had while 1 GB and while 100 GB were read, and bench/RESULTS.md. EGRESS_BENCH_GB (1,100) chooses the sizes.

import { execFileSync } from 'node:child_process'
import type { Page } from '@playwright/test'
import { bigCapture, chooseComposedFile } from '../e2e/composed-file'
import { launch, openPage, restAfter } from './page'
import { tableOf, writeSection } from './results'

const SIZES = (process.env['EGRESS_BENCH_GB'] ?? '1,100').split(',').map(Number)
const LOOK_MS = 500

const rows = [['read', 'frames', 'time', 'memory before', 'most while it reads', 'more']]
for (const gigabytes of SIZES) {
  const browser = await launch('chromium')
  const page = await openPage(browser)
  await restAfter(page, () => chooseComposedFile(page, bigCapture('first.pcap', 0.05)))
  const before = rendererMegabytes()
  let most = before
  const look = setInterval(() => {
    most = Math.max(most, rendererMegabytes())
  }, LOOK_MS)
  const capture = bigCapture('big.pcap', gigabytes)
  const ms = await restAfter(page, () => chooseComposedFile(page, capture))
  clearInterval(look)
  const frames = await framesShown(page)
  const made = capture.repeats * 1000
  if (!frames.includes((made + 1000 * bigCapture('', 0.05).repeats).toLocaleString('en')))
    throw new Error(`${made} frames were made, and the page says: ${frames}`)
  const cells = [
    `${gigabytes} GB`,
    made.toLocaleString('en'),
    `${(ms / 1000).toFixed(0)} s`,
    `${before} MB`,
    `${most} MB`,
    `${most - before} MB`,
  ]
  console.log(cells.join('  '))
  rows.push(cells)
  await browser.close()
}

writeSection('The memory of the page', [
  'Resident memory of the processes of Chromium that hold pages and workers, shared pages counted once for each (so the sum is too high), looked at twice',
  'a second. "Before": with 50 MB read. The Blob is one block of 758 kB named again and again.',
  'The page says how many frames it counted, and the bench that they are those made.',
  '',
  ...tableOf(rows),
])

/** What the page says of packets read. */
async function framesShown(page: Page): Promise<string> {
  const text = await page
    .getByText(/[\d,]+ packets$/)
    .first()
    .textContent()
  return text ?? ''
}

/**
 * Resident memory of the processes that hold pages and their workers. The browser's own holds the list of the Blob's parts for a moment, which a file on
 * disk has none of.
 */
function rendererMegabytes(): number {
  const lines = execFileSync('ps', ['-eo', 'rss=,args='], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\n')
  const kilobytes = lines
    .filter((line) => line.includes('chromium') && line.includes('--type=renderer'))
    .map((line) => Number.parseInt(line, 10))
  return Math.round(kilobytes.reduce((all, one) => all + one, 0) / 1000)
}
