// The tray: from a month of captures to the files that it leaves in, and back from the case file.

import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { writeSummary } from '../src/export/index'
import { readCapture } from '../src/testing/read-capture'
import { keepBlobs } from './blobs'
import { captureFile, namedFile, stream } from './captures'
import { EgressPage } from './egress-page'

const HOSTILE = '<img src=x onerror=alert(1)>.pcap'

/** Forty captures, one of a name that is markup; one pair sends in every one of them. */
function month() {
  return Array.from({ length: 40 }, (_, day) =>
    captureFile(day === 0 ? HOSTILE : `day-${String(day).padStart(2, '0')}.pcap`, [
      ...stream('10.0.0.1:40001', '203.0.113.1:9000', 30, day * 3600),
      ...stream('10.0.0.2:40002', '203.0.113.2:9000', 3, day * 3600),
    ]),
  )
}

test('a month goes from drop to suspects, report and case file, and the case file opens again', async ({ page }) => {
  const lastFile = await keepBlobs(page)
  const egress = await EgressPage.open(page)
  const tray = page.getByRole('region', { name: 'Suspects' })
  const save = async (name: string) => {
    await tray.getByRole('button', { name, exact: true }).click()
    await expect(tray.getByRole('status')).toContainText('Handed to the browser')
    await egress.waitIdle()
    return (await lastFile()).toString()
  }
  await egress.chooseFiles(month())
  await egress.waitForRows()
  await egress.typeThreshold('20 kB')
  await egress.row('10.0.0.1', '203.0.113.1').click()
  await egress.waitIdle()
  await page.keyboard.press('s')
  await expect(tray.getByText('1 suspect')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(tray.getByText('1 suspect')).toHaveCount(0)
  await page.keyboard.press('Control+Shift+z')
  await tray.getByRole('textbox', { name: 'Note on 10.0.0.1 to 203.0.113.1' }).pressSequentially('nights only')
  await tray.getByRole('combobox', { name: /^Verdict on/ }).selectOption('likely')
  await expect(tray.getByText('Not saved.')).toBeVisible()

  const report = await save('Report')
  expect(report).toContain('Verdict of the analyst: likely. Note: nights only.')
  expect(report).not.toContain('<img')
  const csv = await save('CSV')
  expect(csv).toContain('"pair","10.0.0.1","203.0.113.1"')
  await tray.getByRole('combobox', { name: 'Directions' }).selectOption('out')
  expect((await save('JSON')).match(/"inBytes"/)).toBeNull()
  const saved = await save('Save case file')
  await expect(tray.getByText('Not saved.')).toHaveCount(0)

  await page.reload()
  await egress.chooseFiles([namedFile('case.json', saved)])
  await egress.waitForRows()
  await expect(tray.getByRole('textbox', { name: /^Note on/ })).toHaveValue('nights only')
  await expect(egress.thresholdField).toHaveValue(/20 kB/)
  await egress.chooseFiles([namedFile('case.json', saved.replace('"verdict":"likely"', '"verdict":"guilty"'))])
  await expect(page.getByText(/marks\[0\]\.verdict.*Nothing was changed\./)).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).include('[aria-labelledby="suspects-title"]').analyze()
  expect(violations).toEqual([])
  await egress.expectNoLeak()
})

test('a case file and its own captures count once, dropped after it or beside it', async ({ page }) => {
  const lastFile = await keepBlobs(page)
  const egress = await EgressPage.open(page)
  const tray = page.getByRole('region', { name: 'Suspects' })
  const captures = month().slice(1, 4)
  await egress.chooseFiles(captures)
  await egress.waitForRows()
  const counted = await egress.row('10.0.0.1', '203.0.113.1').textContent()
  await tray.getByRole('button', { name: 'Save case file', exact: true }).click()
  await expect(tray.getByRole('status')).toContainText('Handed to the browser')
  await egress.waitIdle()
  const saved = namedFile('case.json', await lastFile())

  await page.reload()
  await egress.chooseFiles([saved])
  await egress.waitForRows()
  await egress.chooseFiles(captures)
  await egress.waitIdle()
  expect(await egress.row('10.0.0.1', '203.0.113.1').textContent()).toBe(counted)
  await expect(page.getByText(/is in the case already .*not counted again/).first()).toBeAttached()

  await page.reload()
  await egress.chooseFiles([...captures, saved])
  await egress.waitForRows()
  expect(await egress.row('10.0.0.1', '203.0.113.1').textContent()).toBe(counted)
})

test('a case file finds its captures by content under other names, refuses a changed one, and restores the screen', async ({
  page,
}) => {
  const lastFile = await keepBlobs(page)
  const egress = await EgressPage.open(page)
  const tray = page.getByRole('region', { name: 'Suspects' })
  const [, one, two] = month()
  await egress.chooseFiles([one, two])
  await egress.waitForRows()
  await egress.typeThreshold('20 kB')
  await egress.typeFilter('203.0.113.1')
  await page.getByText('Pairs', { exact: true }).first().click()
  await egress.header('Out ▶').getByRole('button').first().click()
  await egress.row('10.0.0.1', '203.0.113.1').click()
  await egress.waitIdle()
  await page.keyboard.press('s')
  const order = await egress.header('Out ▶').getAttribute('aria-sort')
  await tray.getByRole('button', { name: 'Save case file', exact: true }).click()
  await expect(tray.getByRole('status')).toContainText('Handed to the browser')
  await egress.waitIdle()
  const saved = (await lastFile()).toString()

  await page.reload()
  await egress.chooseFiles([namedFile('case.json', saved)])
  await egress.waitForRows()
  await expect(egress.filter).toHaveValue('203.0.113.1')
  await expect(egress.panel()).toBeVisible()
  expect(await egress.header('Out ▶').getAttribute('aria-sort')).toBe(order)
  await expect(
    page.getByText(/case file or a summary of 2 captures .* 0 of them were dropped since/).first(),
  ).toBeAttached()
  const changed = Buffer.from(two.buffer)
  changed[changed.length - 1] ^= 1
  await egress.chooseFiles([
    { ...one, name: 'other-name.pcap' },
    { ...two, buffer: changed },
  ])
  await expect(page.getByText(/other-name\.pcap.* is in the case already \(as "day-01\.pcap"\)/).first()).toBeAttached()
  await expect(page.getByText(/day-02\.pcap.* but other content: its ends differ/).first()).toBeAttached()
  await expect(page.getByText(/1 of them were dropped since/).first()).toBeAttached()
  await tray.getByRole('button', { name: 'Carve pcapng' }).click()
  await expect(tray.getByText(/^Carved 30 packets/)).toBeVisible()
  await egress.chooseFiles([namedFile('case.json', saved.replace('egress.case/2', 'egress.case/3'))])
  await expect(page.getByText(/schema: Made with version 3; this is 2\..*Nothing was changed\./)).toBeVisible()
  await expect(egress.panel()).toBeVisible()
  await egress.expectNoLeak()
})

test('summaries dropped at once, beside a capture, give the sum of all', async ({ page }) => {
  const egress = await EgressPage.open(page)
  const [, one, two, three] = month()
  await egress.chooseFiles([one, two, three])
  await egress.waitForRows()
  const counted = await egress.row('10.0.0.1', '203.0.113.1').textContent()
  const summaryFile = (capture: typeof one) => {
    const summary = readCapture(capture.buffer, { name: capture.name })
    return namedFile(`${capture.name}-summary.json`, writeSummary(summary))
  }

  await page.reload()
  await egress.chooseFiles([summaryFile(one), three, summaryFile(two)])
  await egress.waitForRows()
  expect(await egress.row('10.0.0.1', '203.0.113.1').textContent()).toBe(counted)
  await egress.chooseFiles([summaryFile(one)])
  await expect(page.getByText(/was not added: .*would count twice/)).toBeVisible()
  expect(await egress.row('10.0.0.1', '203.0.113.1').textContent()).toBe(counted)
})

test('the report opens by itself, runs nothing and reads in print', async ({ page, browserName }) => {
  test.skip(browserName === 'firefox', 'its text is the same; downloads are not shown there')
  const egress = await EgressPage.open(page)
  await egress.trySample()
  await egress.openFirstRow()
  await page.keyboard.press('s')
  const download = page.waitForEvent('download')
  await page.getByRole('region', { name: 'Suspects' }).getByRole('button', { name: 'Report', exact: true }).click()
  const html = await readFile(await (await download).path(), 'utf8')
  const report = await page.context().newPage()
  const complaints: string[] = []
  report.on('console', (message) => complaints.push(message.text()))
  await report.setContent(html)
  await report.emulateMedia({ media: 'print' })
  await expect(report.getByRole('heading', { level: 2 })).toHaveCount(9)
  await report.screenshot({ path: 'test-results/report-print.png', fullPage: true })
  expect(complaints).toEqual([])
})

test('a suspect is ticked in the table by Space or mouse, in the bars and on the answer card', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await egress.chooseFiles(month())
  await egress.waitForRows()
  await egress.typeThreshold('20 kB')
  const tray = page.getByRole('region', { name: 'Suspects' })
  const tick = egress.row('10.0.0.1', '203.0.113.1').getByRole('checkbox', { name: 'Suspect: 10.0.0.1 to 203.0.113.1' })
  await egress.rows().first().focus()
  await page.keyboard.press('Space')
  await expect(tray.getByText('1 suspect')).toBeVisible()
  await expect(tick).toBeChecked()
  await expect(egress.panel()).toBeHidden()
  await tick.click()
  await expect(tick).not.toBeChecked()
  await expect(egress.panel(), 'a tick opens no row').toBeHidden()

  const bars = page.getByRole('region', { name: 'Who sends most' })
  await bars.getByText('Pairs', { exact: true }).click()
  await egress.waitIdle()
  await bars.getByRole('checkbox', { name: 'Suspect: 10.0.0.1 to 203.0.113.1' }).click()
  await expect(tick).toBeChecked()
  await tick.click()

  await egress.answer().getByRole('button', { name: 'Take into the tray' }).click()
  await expect(egress.answer().getByRole('button', { name: 'Remove from the tray' })).toBeVisible()
  await egress.rows().nth(1).getByRole('checkbox').click()
  await page.screenshot({ path: 'test-results/suspects.png', fullPage: true })
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`)).toEqual([])
})

test('a baseline file is loaded and forgotten, and a file that is none is refused', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await egress.chooseFiles(month())
  await egress.waitForRows()
  await page.getByRole('button', { name: /^What is normal here/ }).click()
  const dialog = page.getByRole('dialog')
  const host = { address: '10.0.0.1', blocks: 40, days: 4, median: 3, mad: 0.1 }
  const good = { schema: 'egress.baseline/1', blockMinutes: 120, hosts: [host] }
  const load = (content: unknown) =>
    page.getByTestId('baseline-input').setInputFiles([namedFile('baseline.json', JSON.stringify(content))])
  await load({ ...good, hosts: [{ ...host, address: '<img src=x>' }] })
  await expect(dialog.getByText(/host 1 has no address.*Nothing was changed/)).toBeVisible()
  await expect(dialog.getByText(/^None: each host/)).toBeVisible()
  await load(good)
  await expect(dialog.getByText('Loaded: the usual volume of 1 host.')).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).include('dialog[open]').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await dialog.getByRole('button', { name: 'Forget the loaded baseline' }).click()
  await expect(dialog.getByText(/^None: each host/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Save the baseline of this case' }).click()
  await expect(dialog.getByText(/^Nothing was saved/)).toBeVisible()
  await egress.expectNoLeak()
})
