// How the page answers while it is busy. In: a capture of many pairs, and a large one. Out: how long sorting and scrolling take, what a dragged slider
// does to the frames and to the main thread, how soon a reading ends that is stopped; and bench/RESULTS.md.
// EGRESS_BENCH_ATTEMPTS (1000000): pairs.

import type { Page } from '@playwright/test'
import { bigCapture, chooseComposedFile } from '../e2e/composed-file'
import { countFrames, framesOnTime, startTrace, tasksOfPage } from '../e2e/main-thread'
import { madeSynCapture } from './captures'
import { medianOf } from './measure'
import { launch, openPage, restAfter } from './page'
import { tableOf, writeSection } from './results'

const PAIRS = Number(process.env['EGRESS_BENCH_ATTEMPTS'] ?? 1_000_000)
const TURNS = 5
const DRAG_STEPS = 120

const rows = [['what', 'measured']]
const browser = await launch('chromium')
const page = await openPage(browser)
await restAfter(page, () => page.getByTestId('files-input').setInputFiles(madeSynCapture('many', PAIRS).path))
const grid = page.locator('table[aria-label="Pairs"]')
note('pairs on the page', String(await grid.getAttribute('aria-rowcount')))

const columns = grid.getByRole('columnheader')
const sorts: number[] = []
for (let column = 0; column < (await columns.count()); column++) {
  const button = columns.nth(column).getByRole('button')
  if ((await button.count()) > 0) sorts.push(await settles(page, () => button.first().click()))
}
note('a first sort, from the click to rest, each column in turn', each(sorts))

const scrolls: number[] = []
for (let turn = 0; turn < TURNS; turn++) {
  scrolls.push(await settles(page, () => grid.evaluate(scrollTo, (turn + 1) / (TURNS + 1))))
}
note('a page of rows at another place, from the jump to rest', each(scrolls))

const client = await page.context().newCDPSession(page)
const slider = page.getByRole('slider', { name: 'Threshold' })
const box = await slider.boundingBox()
if (box === null) throw new Error('There is no slider.')
const stop = await startTrace(client)
await countFrames(page)
await page.mouse.move(box.x + 4, box.y + box.height / 2)
await page.mouse.down()
for (let step = 1; step <= DRAG_STEPS; step++) {
  await page.mouse.move(box.x + 4 + ((box.width - 8) * step) / DRAG_STEPS, box.y + box.height / 2)
}
await page.mouse.up()
const { frames, onTime } = await framesOnTime(page)
const tasks = tasksOfPage(await stop()).map(({ ms }) => ms)
note(
  `the slider dragged over ${PAIRS.toLocaleString('en')} pairs in ${DRAG_STEPS} steps`,
  `longest task ${Math.max(...tasks).toFixed(0)} ms of processor time; ${frames} frames, ${(100 * onTime).toFixed(0)} % on time`,
)
await page.close()

const shown: number[] = []
const ended: number[] = []
for (let turn = 0; turn < TURNS; turn++) {
  const reading = await openPage(browser)
  await chooseComposedFile(reading, bigCapture('big.pcap', 20))
  await reading.locator('table[aria-label="Pairs"] tbody tr').first().waitFor()
  const stopButton = reading.getByRole('button', { name: 'Stop and keep what is read' })
  const [readMs, restMs] = await stopButton.evaluate(
    (button: HTMLButtonElement) =>
      new Promise<[number, number]>((done) => {
        const start = performance.now()
        let gone = 0
        const look = () => {
          const now = performance.now() - start
          if (gone === 0 && !button.isConnected) gone = now
          if (gone > 0 && document.documentElement.dataset['idle'] === 'true') done([gone, now])
          else setTimeout(look)
        }
        button.click()
        look()
      }),
  )
  shown.push(readMs)
  ended.push(restMs)
  await reading.close()
}
note('stop: from the click until the page says so', each(shown))
note('stop: from the click to rest, readers ended and what was read on the page', each(ended))
await browser.close()

writeSection('The page at work', [
  'Chromium without a GPU, the built page from file://, by its own clock; "to rest" includes the question to the case worker, its answer and drawing it.',
  '',
  ...tableOf(rows),
])

function note(what: string, measured: string): void {
  console.log(`${what}: ${measured}`)
  rows.push([what, measured])
}

function each(times: readonly number[]): string {
  return `median ${medianOf(times).toFixed(0)} ms (${times.map((ms) => ms.toFixed(0)).join(', ')})`
}

/** Scrolls the box around the table to a share of its height. */
function scrollTo(table: Element, share: number): void {
  const { parentElement } = table
  parentElement?.scrollTo({ top: parentElement.scrollHeight * share, behavior: 'instant' })
}

/** Milliseconds from `act` until nothing is asked and drawn any more, by the clock of the page. */
async function settles(on: Page, act: () => Promise<unknown>): Promise<number> {
  await on.evaluate(() => {
    window.settled = new Promise((done) => {
      let start = 0
      const begin = () => {
        start ||= performance.now()
      }
      for (const kind of ['click', 'scroll']) document.addEventListener(kind, begin, { capture: true, once: true })
      let last = 0
      new MutationObserver(() => {
        last = performance.now()
      }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true })
      const look = () => {
        const now = performance.now()
        const isQuiet = document.documentElement.dataset['idle'] === 'true' && now - Math.max(last, start) > 300
        if (start > 0 && isQuiet) done(Math.max(0, last - start))
        else setTimeout(look, 10)
      }
      look()
    })
  })
  await act()
  return on.evaluate(() => window.settled ?? -1)
}

declare global {
  interface Window {
    settled?: Promise<number>
  }
}
