// While reading: pause, skip, stop and continue, readers that die, a budget that is too small, very many and very large files.

import { writeFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { buildPcap } from '../src/testing/build-pcap'
import { udp } from '../src/testing/frames'
import { captureFile, stream } from './captures'
import { type Composed, chooseComposedFile } from './composed-file'
import { drop } from './drop'
import { EgressPage, typeInto } from './egress-page'

/** Readers killed in the story below; EGRESS_KILLS=20 on demand. */
const KILLS = Number(process.env.EGRESS_KILLS ?? 5)
/** Bytes of the large file; EGRESS_LARGE_GB=100 on demand. */
const LARGE_GB = Number(process.env.EGRESS_LARGE_GB ?? 4.5)
const GB = 1_000_000_000

/** A file of about `bytes`, whose block of a thousand frames of one pair is named again and again. */
function composed(name: string, bytes: number, payload = 1000, to = '203.0.113.1:9000'): Composed {
  const frames = Array.from({ length: 1000 }, (_, n) =>
    udp(`10.0.0.${n % 5}:40001`, to, payload, { at: 1_740_816_000 + n }),
  )
  const file = Buffer.from(buildPcap(frames))
  const block = file.subarray(24)
  return { name, header: file.subarray(0, 24), block, repeats: Math.ceil(bytes / block.length) }
}

/** All rows. Equal ones stand in the order in which their files were read, so the order is left out. */
async function tableText(egress: EgressPage): Promise<string> {
  return (await egress.rows().allTextContents()).sort().join('\n')
}

const strip = (page: Page) => page.getByRole('region', { name: 'Reading' })

async function waitUntilUnderWay(page: Page): Promise<void> {
  await expect(strip(page).getByText(/[1-9][\d,]* packets/)).toBeVisible({ timeout: 30_000 })
}

test('pausing holds the numbers, continuing goes on to the same end', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await chooseComposedFile(page, composed('a.pcap', 2 * GB))
  await waitUntilUnderWay(page)
  await page.getByRole('button', { name: 'Pause' }).click()
  await egress.waitIdle()
  await expect(strip(page)).toContainText('Paused at')
  // What readers had counted when they heard of it is handed over first.
  await page.evaluate(() => new Promise((later) => setTimeout(later, 1500)))
  const paused = await strip(page).textContent()
  await expect(egress.rows().first()).toBeVisible()
  await page.evaluate(() => new Promise((later) => setTimeout(later, 600)))
  expect(await strip(page).textContent()).toBe(paused)
  await page.getByRole('button', { name: 'Continue' }).click()
  await egress.waitIdle()
  await expect(strip(page)).toContainText(/1 file, 2\.00 GB, read in/)
  const parts = composed('a.pcap', 2 * GB)
  await expect(strip(page)).toContainText(`${(parts.repeats * 1000).toLocaleString('en-US')} packets`)
})

test('what was stopped is continued to the same end', async ({ page }) => {
  const egress = await EgressPage.open(page)
  const file = composed('a.pcap', 5 * GB)
  await chooseComposedFile(page, file)
  await waitUntilUnderWay(page)
  await egress.stopButton.click()
  await egress.waitIdle()
  await expect(strip(page)).toContainText('Stopped at')
  await page.getByRole('button', { name: 'Continue' }).click()
  await egress.waitIdle()
  await expect(strip(page)).toContainText(`${(file.repeats * 1000).toLocaleString('en-US')} packets`)
  await expect(strip(page)).toContainText('1 file')
})

test('a slow file is skipped and the others are read', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await chooseComposedFile(page, composed('slow.pcap', 20 * GB))
  await waitUntilUnderWay(page)
  await page
    .getByTestId('files-input')
    .setInputFiles([captureFile('b.pcap', stream('10.0.0.9:1', '198.51.100.7:9', 30))])
  await page.getByRole('button', { name: 'Skip this file: slow.pcap' }).click()
  await egress.waitIdle()
  await expect(egress.row('10.0.0.9', '198.51.100.7')).toBeVisible()
  await expect(egress.row('10.0.0.1', '203.0.113.1')).toBeVisible()
  await expect(egress.problems()).toContainText('slow.pcap')
})

test('leaving while reading asks first', async ({ page }) => {
  await EgressPage.open(page)
  await chooseComposedFile(page, composed('a.pcap', 8 * GB))
  await waitUntilUnderWay(page)
  await page.locator('h2').first().click()
  let asked = ''
  page.on('dialog', (dialog) => {
    asked = dialog.type()
    void dialog.accept()
  })
  await page.close({ runBeforeUnload: true })
  await expect.poll(() => asked).toBe('beforeunload')
})

test(`a reader killed ${KILLS} times at random moments changes no number @chromium`, async ({ page }) => {
  test.setTimeout(60_000 + KILLS * 30_000)
  const egress = await EgressPage.open(page)
  const files = ['a', 'b', 'c'].map((name, n) => composed(`${name}.pcap`, 0.4 * GB, 1000, `203.0.113.${n}:9000`))
  for (const file of files) await chooseComposedFile(page, file)
  await egress.waitIdle()
  const expected = [
    await tableText(egress),
    await strip(page)
      .getByText(/packets$/)
      .textContent(),
  ]
  for (let kill = 0; kill < KILLS; kill++) {
    await page.getByRole('button', { name: 'New case' }).click()
    for (const file of files) await chooseComposedFile(page, file)
    await page.evaluate((ms) => new Promise((later) => setTimeout(later, ms)), Math.random() * 1500)
    await killReader(page, kill)
    await egress.waitIdle()
    expect([
      await tableText(egress),
      await strip(page)
        .getByText(/packets$/)
        .textContent(),
    ]).toEqual(expected)
  }
})

/** Throws in a reader, or lets it run out of stack: either ends it for the page. */
async function killReader(page: Page, turn: number): Promise<void> {
  for (const worker of page.workers()) {
    const name = await worker.evaluate(() => self.name).catch(() => '')
    if (name !== 'reader') continue
    await worker
      .evaluate(
        (isThrow) => {
          const endless = (): number => endless() + 1
          setTimeout(() => {
            if (isThrow) throw new Error('killed by a test')
            endless()
          })
        },
        turn % 2 === 0,
      )
      .catch(() => undefined)
    return
  }
}

test('1,000 files in one drop are one case', async ({ page }) => {
  test.setTimeout(180_000)
  const egress = await EgressPage.open(page)
  const files = Array.from({ length: 1000 }, (_, n) =>
    captureFile(`many/${n}.pcap`, stream('10.0.0.1:40001', '203.0.113.1:9000', 4, 4 * n)),
  )
  await drop(page, files, 'entries')
  await egress.waitForRows()
  await expect(egress.row('10.0.0.1', '203.0.113.1')).toContainText('4.00 MB')
  await expect(strip(page)).toContainText(/1,000 files, .* read in/)
})

test(`a file of ${LARGE_GB} GB is read beyond 4 GiB with flat memory @chromium`, async ({ page }) => {
  test.setTimeout(120_000 + LARGE_GB * 10_000)
  const egress = await EgressPage.open(page)
  const file = composed('large.pcap', LARGE_GB * GB, 1400)
  await chooseComposedFile(page, file)
  await expect(page.locator('html')).toHaveAttribute('data-idle', 'true', { timeout: 60_000 + LARGE_GB * 10_000 })
  await expect(strip(page)).toContainText(`${(file.repeats * 1000).toLocaleString('en-US')} packets`)
  // Five pairs with one busy stretch: whatever the file's size, their tables take no more than some kilobytes.
  await expect(strip(page).getByRole('button', { name: /^memory [\d.]+ kB of 1.5 GB/ })).toBeVisible()
  await expect(egress.rows()).toHaveCount(5)
})

test('the memory budget is a choice, and a scan beyond it is summed', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await page.getByRole('button', { name: 'Reading settings' }).click()
  const field = page.getByRole('textbox', { name: 'Memory budget' })
  await typeInto(field, '12 MB')
  await page.getByRole('button', { name: 'Apply' }).click()
  await expect(page.getByText(/Please give a size from 128 MB/)).toBeVisible()
  await typeInto(field, '128 MB')
  await page.getByRole('button', { name: 'Apply' }).click()
  const planted = stream('10.0.0.1:40001', '203.0.113.1:9000', 300)
  const scan = Array.from({ length: 600_000 }, (_, n) =>
    udp('10.1.4.99:1', `20.${n >> 16}.${(n >> 8) & 255}.${n & 255}:9`, 4, { at: 1_740_816_000 + n / 10_000 }),
  )
  const path = test.info().outputPath('scan.pcap')
  await writeFile(path, buildPcap([...planted, ...scan]))
  await page.getByTestId('files-input').setInputFiles(path)
  await egress.waitForRows()
  await expect(egress.problems()).toContainText('10.1.4.99 alone had')
  await expect(egress.rows().first()).toContainText('203.0.113.1')
  await expect(strip(page)).toContainText('600,300 packets')
  await expect(strip(page)).toContainText('of 128 MB')
})
