// Rows that the minutes leave between the bounds: their packets are read again and say the window to the nanosecond.

import { expect, test } from '@playwright/test'
import { captureFile, stream } from './captures'
import { EgressPage } from './egress-page'

const HOURS = 3600

/** 60 kB at either end of two hours, to three addresses, and a packet much later: one window holds both ends by a second, or misses by one. */
function threeEnds() {
  return captureFile(
    'ends.pcap',
    [7199, 7200, 7201]
      .flatMap((apart, n) => {
        const [from, to] = [`10.0.0.${n + 1}:40001`, `203.0.113.${n + 1}:9000`]
        return [...stream(from, to, 1, 30), ...stream(from, to, 1, 30 + apart), ...stream(from, to, 1, 5 * HOURS)]
      })
      .sort((x, y) => x.seconds - y.seconds),
  )
}

test('rows between the bounds are settled by their packets', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await egress.chooseFiles([threeEnds()])
  await egress.waitForRows()
  await egress.typeThreshold('2 kB')
  // 7,199 s apart lie in one window of two hours, 7,200 s do not: it is half-open.
  await expect(egress.highlightedRows()).toHaveCount(1)
  await expect(page.getByText(/borderline/)).toHaveCount(0)
  await expect(egress.answer()).toContainText(
    'Exact, from its packets: V = 2 kB (2,000 bytes) of goodput in 2 hours, from 08:00:30 UTC on 1 March 2025 to 10:00:29 UTC on 1 March 2025.',
  )
  await egress.row('10.0.0.2', '203.0.113.2').click()
  await expect(egress.panel()).toContainText('V = 1 kB (1,000 bytes)')
  await egress.expectNoLeak()
})

// Playwright's Firefox shows no downloads.
test('without its captures a row stays between the bounds, and the page says which it lacks @chromium', async ({
  page,
}) => {
  const egress = await EgressPage.open(page)
  await egress.chooseFiles([threeEnds()])
  await egress.waitForRows()
  await egress.row('10.0.0.1', '203.0.113.1').click()
  await egress.panel().getByRole('button', { name: 'Take into the tray' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save case file', exact: true }).click()
  const path = await (await download).path()
  const again = await EgressPage.open(page)
  await page.getByTestId('files-input').setInputFiles(path)
  await again.waitForRows()
  await again.typeThreshold('2 kB')
  await expect(page.getByRole('region', { name: 'Threshold' })).toContainText('ends.pcap is not at hand in whole')
  await expect(page.getByRole('region', { name: 'Threshold' })).toContainText('borderline')
})
