// Stop: a capture too big to wait for is ended by hand, and what was read of it stays.

import { expect, test } from '@playwright/test'
import { buildPcap } from '../src/testing/build-pcap'
import { stream } from './captures'
import { type Composed, chooseComposedFile } from './composed-file'
import { EgressPage } from './egress-page'

/** Long enough that nobody finishes before the button is pressed: 8 GB, at 1 GB a second at the very most. */
const REPEATS = 8000

test('stopping keeps what was read and says so', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await chooseComposedFile(page, bigCapture())
  await expect(egress.rows().first()).toBeVisible()
  await egress.stopButton.click()
  await egress.waitIdle()
  await expect(page.getByText(/stopped/i).first()).toBeVisible()
  await expect(egress.row('10.0.0.1', '203.0.113.1')).toBeVisible()
  await expect(egress.stopButton).toBeHidden()
  await egress.expectNoLeak()
})

test('progress never goes back', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await chooseComposedFile(page, bigCapture())
  const seen: number[] = []
  for (let look = 0; look < 10; look += 1) {
    seen.push(await page.getByRole('progressbar').evaluate((bar: HTMLProgressElement) => bar.value))
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
  }
  expect(seen).toEqual([...seen].sort((a, b) => a - b))
  await egress.stopButton.click()
  await egress.waitIdle()
})

function bigCapture(): Composed {
  const file = Buffer.from(buildPcap(stream('10.0.0.1:40001', '203.0.113.1:9000', 1000)))
  return { name: 'big.pcap', header: file.subarray(0, 24), block: file.subarray(24), repeats: REPEATS }
}
