// Hashes on request: what the page hands over and the captures, checked by sha256sum.

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { captureFile, stream } from './captures'
import { EgressPage } from './egress-page'

// Playwright's Firefox shows no downloads.
test('sha256sum reads the list of what was handed over and of the captures that were hashed @chromium', async ({
  page,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'egress-sums-'))
  const captures = ['day 1.pcap', "day'2.pcap"].map((name, day) =>
    captureFile(name, stream('10.0.0.1:40001', '203.0.113.1:9000', 30, day * 3600)),
  )
  for (const { name, buffer } of captures) writeFileSync(join(folder, name), buffer)
  const egress = await EgressPage.open(page)
  await egress.chooseFiles(captures)
  await egress.waitForRows()
  const tray = page.getByRole('region', { name: 'Suspects' })
  const save = async (button: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      tray.getByRole('button', { name: button, exact: true }).click(),
    ])
    await download.saveAs(join(folder, download.suggestedFilename()))
    return readFileSync(join(folder, download.suggestedFilename()), 'utf8')
  }

  const before = await save('Report as Markdown')
  expect(before).toContain('not hashed; known by its name')
  await expect(tray.getByText(/^2 captures, .+: about .+ or more/)).toBeVisible()
  await tray.getByRole('button', { name: 'Hash the captures' }).click()
  await expect(tray.getByText('Hashed 2 of 2 captures.')).toBeVisible()
  const report = await save('Report')
  expect(report).toContain(createHash('sha256').update(captures[0].buffer).digest('hex'))
  const steps = [...report.matchAll(/<td>(opened|settings|hashed|exported)<\/td><td>([^<]*)</g)].map((match) =>
    match.slice(1),
  )
  expect(steps.map(([step]) => step)).toEqual(['opened', 'settings', 'exported', 'hashed', 'exported'])
  expect(steps[1][1]).toContain('threshold 25000000 bytes of goodput in 120 min, inside the private ranges')
  await save('CSV')
  const list = await save('SHA256SUMS')
  expect(
    list
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(66)),
  ).toEqual(['egress-report.md', 'egress-report.html', 'egress-suspects.csv', 'day 1.pcap', "day'2.pcap"])
  expect(
    execFileSync('sha256sum', ['--strict', '--quiet', '-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' }),
  ).toBe('')
})
