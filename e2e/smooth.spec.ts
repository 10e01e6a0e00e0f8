// The page while it reads: no task of the main thread over 50 ms, frames on time. The browser's own trace is the witness.

import { expect, test } from '@playwright/test'
import { bigCapture, chooseComposedFile } from './composed-file'
import { EgressPage } from './egress-page'
import { countFrames, framesOnTime, startTrace, tasksOfPage } from './main-thread'

/** 10 on demand: EGRESS_SMOOTH_GB=10. */
const GIGABYTES = Number(process.env.EGRESS_SMOOTH_GB ?? 2)
const LONGEST_TASK_MS = 50
/** Only on demand, since a busy machine draws no frame on time. */
const FRAMES_ON_TIME = 0.95

test(`no task of the page is long while ${GIGABYTES} GB are read @chromium`, async ({ page }) => {
  test.setTimeout(120_000 + GIGABYTES * 15_000)
  const egress = await EgressPage.open(page)
  const client = await page.context().newCDPSession(page)
  // The first reading makes the result's part of the page; what follows is what a person sees while it grows.
  await chooseComposedFile(page, bigCapture('first.pcap', 0.05))
  await egress.waitForRows()
  // Making the file is the test's own work on the page, and not looked at.
  await chooseComposedFile(page, bigCapture('big.pcap', GIGABYTES))
  const stop = await startTrace(client)
  await countFrames(page)
  await expect(page.locator('html')).toHaveAttribute('data-idle', 'true', { timeout: 100_000 + GIGABYTES * 15_000 })
  const { frames, onTime } = await framesOnTime(page)
  const tasks = tasksOfPage(await stop())
  const longest = Math.max(...tasks.map(({ ms }) => ms))
  console.log(
    `${GIGABYTES} GB: ${tasks.length} tasks, longest ${longest.toFixed(1)} ms; ${frames} frames, ${(100 * onTime).toFixed(1)} % on time`,
  )
  expect(tasks.length).toBeGreaterThan(100)
  expect(tasks.filter(({ ms }) => ms >= LONGEST_TASK_MS)).toEqual([])
  if (process.env.EGRESS_SMOOTH_GB !== undefined) expect(onTime).toBeGreaterThanOrEqual(FRAMES_ON_TIME)
})
