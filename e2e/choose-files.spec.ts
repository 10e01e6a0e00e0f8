// Files by the button, good and bad, at once and one after the other.

import { expect, test } from '@playwright/test'
import { captureFile, namedFile, stream, threePairs } from './captures'
import { EgressPage } from './egress-page'

test('chosen files become one table', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await egress.chooseFiles([
    captureFile('a.pcap', stream('10.0.0.1:40001', '203.0.113.1:9000', 30)),
    captureFile('b.pcap', stream('10.0.0.2:40002', '203.0.113.2:9000', 20)),
  ])
  await egress.waitForRows()
  await expect(egress.rows()).toHaveCount(2)
  await expect(egress.row('10.0.0.1', '203.0.113.1')).toContainText('30.0 kB')
  await expect(egress.row('10.0.0.2', '203.0.113.2')).toContainText('20.0 kB')
  await egress.expectNoLeak()
})

test('one pair in two files is one row with the sum', async ({ page }) => {
  const egress = await EgressPage.open(page)
  const half = stream('10.0.0.1:40001', '203.0.113.1:9000', 60)
  await egress.chooseFiles([captureFile('a.pcap', half.slice(0, 30)), captureFile('b.pcap', half.slice(30))])
  await egress.waitForRows()
  await expect(egress.rows()).toHaveCount(1)
  await expect(egress.row('10.0.0.1', '203.0.113.1')).toContainText('60.0 kB')
})

test('a broken file among good ones is named and the rest is read', async ({ page }) => {
  const egress = await EgressPage.open(page)
  const good = threePairs()
  const cut = captureFile('cut.pcap', stream('10.0.0.9:40009', '203.0.113.9:9000', 10))
  await egress.chooseFiles([
    namedFile('notes.txt', 'Hello, this is no capture at all.'),
    good,
    { ...cut, buffer: cut.buffer.subarray(0, cut.buffer.length - 500) },
    namedFile('empty.pcap', ''),
  ])
  await egress.waitForRows()
  await expect(egress.rows()).toHaveCount(4)
  await expect(egress.row('10.0.0.9', '203.0.113.9')).toContainText('9.00 kB')
  for (const name of ['notes.txt', 'cut.pcap', 'empty.pcap']) {
    await expect(egress.problems().getByText(name).first()).toBeVisible()
  }
  await egress.expectNoLeak()
})

test('a file given twice under another name counts once, and that is said', async ({ page }) => {
  const egress = await EgressPage.open(page)
  const packets = stream('10.0.0.1:40001', '203.0.113.1:9000', 30)
  await egress.chooseFiles([captureFile('a.pcap', packets), captureFile('copy of a.pcap', packets)])
  await egress.waitForRows()
  await expect(egress.rows()).toHaveCount(1)
  await expect(egress.row('10.0.0.1', '203.0.113.1')).toContainText('30.0 kB')
  await expect(
    egress
      .problems()
      .getByText(/has the same content as/)
      .first(),
  ).toBeVisible()
  await egress.expectNoLeak()
})

test('only unreadable files stay on the landing page and say why', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await egress.chooseFiles([namedFile('notes.txt', 'Hello, this is no capture at all.')])
  await expect(page.getByText(/notes\.txt.*is not a capture/).first()).toBeVisible()
  await expect(egress.chooseFilesButton.first()).toBeVisible()
})

test('a second choice adds to what is there', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await egress.chooseFiles([captureFile('a.pcap', stream('10.0.0.1:40001', '203.0.113.1:9000', 30))])
  await egress.waitForRows()
  await expect(egress.rows()).toHaveCount(1)
  await egress.chooseFiles([captureFile('b.pcap', stream('10.0.0.2:40002', '203.0.113.2:9000', 20))])
  await expect(egress.rows()).toHaveCount(2)
  await expect(egress.row('10.0.0.1', '203.0.113.1')).toContainText('30.0 kB')
})
