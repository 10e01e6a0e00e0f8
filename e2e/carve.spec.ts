// From a suspect to one small capture that Wireshark opens.

import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { captureFile, stream } from './captures'
import { EgressPage } from './egress-page'

const TSHARK = '/usr/bin/tshark'

/** Four days; one pair sends in each of them, another only fills. */
const days = () =>
  Array.from({ length: 4 }, (_, day) =>
    captureFile(`day-${day}.pcap`, [
      ...stream('10.0.0.1:40001', '203.0.113.1:9000', 30, day * 3600),
      ...stream('10.0.0.2:40002', '203.0.113.2:9000', 50, day * 3600),
    ]),
  )

test('the packets of a suspect leave all captures as one pcapng @chromium', async ({ page }, info) => {
  const egress = await EgressPage.open(page)
  await egress.chooseFiles(days())
  await egress.waitForRows()
  await egress.row('10.0.0.1', '203.0.113.1').click()
  await egress.waitIdle()
  await page.keyboard.press('s')
  const tray = page.getByRole('region', { name: 'Suspects' })
  await expect(tray.getByText(/^120 packets, at most about .* out of 4 captures\.$/)).toBeVisible()
  const downloading = page.waitForEvent('download')
  await tray.getByRole('button', { name: 'Carve pcapng' }).click()
  const download = await downloading
  await expect(tray.getByText(/^Carved 120 packets/)).toBeVisible()
  const path = info.outputPath('suspects.pcapng')
  await download.saveAs(path)
  if (existsSync(TSHARK)) {
    const fields = ['-T', 'fields', '-e', 'ip.addr', '-e', 'frame.comment']
    const lines = execFileSync(TSHARK, ['-r', path, ...fields], { encoding: 'utf8' })
      .trim()
      .split('\n')
    expect(lines).toHaveLength(120)
    expect(lines.every((line) => line.includes('203.0.113.1'))).toBe(true)
    expect(lines[0]).toContain('day-0.pcap #')
  }
  await egress.expectNoLeak()
})
