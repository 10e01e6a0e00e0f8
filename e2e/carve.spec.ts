// From a suspect to one small capture that Wireshark opens.

import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { type Download, expect, type Page, test } from '@playwright/test'
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

/** Four days read, and one pair of them in the tray. */
async function suspectOfDays(page: Page) {
  const egress = await EgressPage.open(page)
  await egress.chooseFiles(days())
  await egress.waitForRows()
  await egress.row('10.0.0.1', '203.0.113.1').click()
  await egress.waitIdle()
  await page.keyboard.press('s')
  const tray = page.getByRole('region', { name: 'Suspects' })
  return { egress, tray }
}

test('the packets of a suspect leave all captures as one pcapng @chromium', async ({ page }, info) => {
  const { egress, tray } = await suspectOfDays(page)
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

test('redacted, the carved packets tell neither an inside address nor a payload, and their key is another file @chromium', async ({
  page,
}, info) => {
  const { egress, tray } = await suspectOfDays(page)
  await tray.getByRole('checkbox', { name: /^Labels in place of names/ }).check()
  await expect(tray.getByText(/no payload: it would tell names/)).toBeVisible()
  await expect(tray.getByRole('combobox', { name: 'Of each conversation' })).toHaveValue('headers')
  const downloads: Download[] = []
  page.on('download', (download) => downloads.push(download))
  await tray.getByRole('button', { name: 'Carve pcapng' }).click()
  await expect(tray.getByText(/^Carved 120 packets/)).toBeVisible()
  await expect
    .poll(() => downloads.map((download) => download.suggestedFilename()))
    .toEqual(['suspects.pcapng', 'suspects-key.json'])
  const [carved, key] = await Promise.all(downloads.map(async (download) => readFile(await download.path())))
  expect(carved.includes(Buffer.from([10, 0, 0, 1]))).toBe(false)
  expect(carved.includes('day-0')).toBe(false)
  const { addresses, captures } = JSON.parse(key.toString())
  expect(addresses).toContainEqual(['100.64.0.1', '10.0.0.1'])
  expect(captures).toContainEqual(['capture-001', 'day-0.pcap'])
  if (existsSync(TSHARK)) {
    const path = info.outputPath('redacted.pcapng')
    await writeFile(path, carved)
    const pairs = execFileSync(TSHARK, ['-r', path, '-T', 'fields', '-e', 'ip.src', '-e', 'ip.dst'], {
      encoding: 'utf8',
    })
    expect(new Set(pairs.trim().split('\n'))).toEqual(new Set(['100.64.0.1\t203.0.113.1']))
  }
  await egress.expectNoLeak()
})
