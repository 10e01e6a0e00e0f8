// A pack as it is handed round: a folder with pack.json and its captures, dropped on the page wherever one is.

import { expect, type Page, test } from '@playwright/test'
import { captureFile, namedFile, stream } from './captures'
import { drop } from './drop'
import { EgressPage } from './egress-page'
import { packFile } from './pack-file'
import { TrainingPage } from './training-page'

const SENDS = /Who is likely sending/
const DAYS = [
  captureFile('exercise/day-1.pcap', stream('10.0.0.1:40001', '203.0.113.1:9000', 30)),
  captureFile('exercise/day-2.pcap', stream('10.0.0.2:40002', '203.0.113.2:9000', 20)),
]

const pack = (change: object = {}) => packFile('exercise/pack.json', DAYS, ['10.0.0.1'], change)

const alert = (page: Page, text: string | RegExp) => page.getByRole('alert').filter({ hasText: text })

for (const manner of ['handles', 'entries'] as const) {
  test(`a pack folder opens as its exercise (${manner})`, async ({ page }) => {
    const egress = await EgressPage.open(page)
    await drop(page, [...DAYS, pack(), namedFile('exercise/notes.json', '{}')], manner)
    await expect(page.getByRole('heading', { name: 'Two days', level: 1 })).toBeFocused()
    await page.getByRole('button', { name: 'Begin' }).click()
    const training = new TrainingPage(egress)
    await training.atWork()
    await expect(egress.rows()).toHaveCount(2)
    await egress.openFirstRow()
    await training.answer(SENDS, '10.0.0.1')
    await expect(training.question(SENDS)).toContainText('Right.')
    await egress.expectNoLeak()
  })
}

test('a pack alone asks for its captures, and takes only those that it describes', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await drop(page, [pack()], 'handles')
  const missing = page.getByRole('region', { name: 'Captures of this pack' })
  await expect(missing.getByRole('listitem')).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'Begin' })).toBeDisabled()
  await drop(page, [captureFile('other.pcap', stream('10.0.0.9:40009', '203.0.113.1:9000', 3))], 'handles')
  await expect(alert(page, 'no capture of this name: other.pcap')).toBeVisible()
  await drop(page, [DAYS[0]], 'handles')
  await expect(missing.getByRole('listitem')).toHaveText([/day-2\.pcap/])
  await page.getByTestId('captures-input').setInputFiles([{ ...DAYS[0], name: 'day-2.pcap' }])
  await expect(alert(page, '“day-2.pcap” is not the one this exercise describes')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open anyway, unmarked' })).toBeEnabled()
  await drop(page, [DAYS[1]], 'handles')
  await page.getByRole('button', { name: 'Begin' }).click()
  await new TrainingPage(egress).atWork()
  await expect(egress.rows()).toHaveCount(2)
})

test('a folder whose pack does not fit is refused with the field named', async ({ page }) => {
  await EgressPage.open(page)
  await drop(page, [...DAYS, pack({ questions: [{ id: 'q1', kind: 'essay' }] })], 'handles')
  await expect(alert(page, /`questions\[0\]\.(kind|prompt|points|accept)`/)).toBeVisible()
  await drop(page, [...DAYS, pack({ onopen: '<script>' })], 'handles')
  await expect(alert(page, '`onopen`: This field is not known.')).toBeVisible()
})

test('a pack dropped on an exercise under way leaves the answers alone', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await drop(page, [...DAYS, pack()], 'handles')
  await page.getByRole('button', { name: 'Begin' }).click()
  const training = new TrainingPage(egress)
  await training.atWork()
  await drop(page, [...DAYS, pack({ id: 'other-days' })], 'handles')
  await expect(alert(page, 'An exercise is under way')).toBeVisible()
  await expect(training.question(SENDS)).toBeVisible()
})
