// A whole folder, dropped: every file in it is read, however deep it lies and however the browser shows folders.

import { expect, test } from '@playwright/test'
import { captureFile, namedFile, stream } from './captures'
import { drop } from './drop'
import { EgressPage } from './egress-page'

const DEEP = [
  captureFile('march/a.pcap', stream('10.0.0.1:40001', '203.0.113.1:9000', 30)),
  captureFile('march/day-2/b.pcap', stream('10.0.0.2:40002', '203.0.113.2:9000', 20)),
  captureFile('march/day-2/night/c.pcap', stream('10.0.0.3:40003', '203.0.113.3:9000', 10)),
  namedFile('march/readme.txt', 'Captures of March.'),
]

for (const manner of ['handles', 'entries'] as const) {
  test(`a folder is read with its sub-folders (${manner})`, async ({ page }) => {
    const egress = await EgressPage.open(page)
    await drop(page, DEEP, manner)
    await egress.waitForRows()
    await expect(egress.rows()).toHaveCount(3)
    await egress.expectNoLeak()
  })
}

// More than 100 files, because readEntries() gives 100 a call; many more, because Chromium collects a stream that nothing
// holds while its read is pending, which stopped the reading of about every second folder of 250 files.
test('a folder of 600 files is read wholly', async ({ page }) => {
  const egress = await EgressPage.open(page)
  const files = Array.from({ length: 600 }, (_, index) =>
    captureFile(`many/${index}.pcap`, stream('10.0.0.1:40001', '203.0.113.1:9000', 4, 4 * index)),
  )
  await drop(page, files, 'entries')
  await egress.waitForRows()
  await expect(egress.row('10.0.0.1', '203.0.113.1')).toContainText('2.40 MB')
})

test('plain files are read where the browser shows only files', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await drop(page, [captureFile('a.pcap', stream('10.0.0.1:40001', '203.0.113.1:9000', 30))], 'files')
  await egress.waitForRows()
  await expect(egress.rows()).toHaveCount(1)
})

test('a second drop adds to what is there', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await drop(page, [captureFile('a.pcap', stream('10.0.0.1:40001', '203.0.113.1:9000', 30))], 'handles')
  await egress.waitForRows()
  await drop(page, [captureFile('b.pcap', stream('10.0.0.2:40002', '203.0.113.2:9000', 20))], 'handles')
  await expect(egress.rows()).toHaveCount(2)
})
