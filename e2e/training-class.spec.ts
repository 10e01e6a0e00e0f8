// Who teaches: the lesson with its lock, the class table from result files, a sealed exam from start to mark.

import { expect, type Page, test } from '@playwright/test'
import { captureFile, threePairs } from './captures'
import { drop } from './drop'
import { packFile } from './pack-file'
import { TrainingPage } from './training-page'

const PHRASE = 'four unrelated words here'
const SENDS = /Who is likely sending/

async function openClass(page: Page): Promise<TrainingPage> {
  const training = await TrainingPage.open(page)
  await page.getByRole('button', { name: 'For instructors' }).click()
  await expect(page.getByRole('heading', { name: 'For instructors', level: 1 })).toBeFocused()
  return training
}

const json = (name: string, content: unknown) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(JSON.stringify(content)),
})

interface Saved {
  name: string
  buffer: Buffer
  mimeType: string
}

/** The next files that the page saves. */
function savedFiles(page: Page, count: number): Promise<Saved[]> {
  const saved: Saved[] = []
  return new Promise((done) => {
    page.on('download', async (download) => {
      const chunks: Buffer[] = []
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
      saved.push({ name: download.suggestedFilename(), buffer: Buffer.concat(chunks), mimeType: '' })
      if (saved.length === count) done(saved)
    })
  })
}

function resultFile(label: string, sender: string, seconds: number, packId = 'find-egress') {
  const given = (text: string, hintsTaken = 0) => ({
    attempts: [[text]],
    hintsTaken,
    draft: [],
    evidence: [],
    why: '',
  })
  return json(`${label}.json`, {
    resultFormat: 'egress-result/1',
    packId,
    packVersion: '1.0.0',
    seed: 'find-egress-1',
    build: 'x',
    label,
    answers: { q1: given(sender, 1), q2: given('179.90.1.133'), q3: given('zip of customers') },
    path: [],
    secondsSpent: seconds,
    isFinished: true,
  })
}

test('a lesson is locked, big, and reveals its key line by line', async ({ page }) => {
  const training = await openClass(page)
  await page.getByLabel(/^Lock/).check()
  await page.getByLabel(/^Big type/).check()
  await page.getByRole('button', { name: 'Show it and reveal' }).click()
  await page.getByRole('button', { name: 'Begin' }).click()
  await training.atWork()
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('20px')
  await expect(page.getByRole('combobox', { name: 'Time zone' })).toBeDisabled()
  await training.egress.openFirstRow()
  await expect(training.egress.panel()).not.toContainText('Why')
  await expect(training.strip).not.toContainText('Sort by outbound')
  const next = training.strip.getByRole('button', { name: 'Reveal the next line' })
  await next.click()
  await expect(training.strip).toContainText('Sort by outbound')
  await expect(training.strip).not.toContainText('Right is')
  for (let line = 0; line < 3; line++) await next.click()
  await expect(training.strip).toContainText('Right is: 10.1.0.238 (FIN-WS-238)')
})

test('the class table comes from result files, each scored again', async ({ page }) => {
  await openClass(page)
  await page
    .getByTestId('results-input')
    .setInputFiles([
      resultFile('Ada', '10.1.0.238', 240),
      resultFile('Ben', '10.1.0.20', 600),
      resultFile('Cem', 'no one', 300),
      resultFile('Dora', '10.1.0.238', 60, 'other-pack'),
    ])
  const table = page.getByRole('table', { name: 'Class table' })
  await expect(table.getByRole('row')).toHaveCount(4)
  await expect(table.getByRole('row', { name: /Ada/ })).toContainText(/80\s*yes\s*3 of 4/)
  await expect(table.getByRole('row', { name: /Ben/ })).toContainText(/45\s*no/)
  await expect(page.getByText('1 of 3 passed; the median is 55 points.')).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: 'Dora' })).toContainText('another exercise')
})

test('results and packs dropped on the page fill its table and take the place of its exercise', async ({ page }) => {
  await openClass(page)
  await drop(page, [resultFile('Ada', '10.1.0.238', 240), resultFile('Ben', '10.1.0.20', 600)], 'files')
  const table = page.getByRole('table', { name: 'Class table' })
  await expect(table.getByRole('row')).toHaveCount(3)
  const { SCENARIOS } = await import('../src/training/index')
  const pack = { ...SCENARIOS[1], id: 'my-own', title: 'My own pack' }
  await drop(page, [json('folder/pack.json', pack)], 'handles')
  await expect(page.getByRole('status').filter({ hasText: 'Chosen: My own pack' })).toBeVisible()
  await expect(table).toHaveCount(0)
})

test('a sealed exam is made, taken, and marked with the phrase @chromium', async ({ page, browser }) => {
  test.slow()
  const teacher = await openClass(page)
  const saving = savedFiles(page, 4)
  await page.getByLabel(/^Pass phrase/).fill('short')
  await page.getByRole('button', { name: 'Save the sealed exam' }).click()
  await expect(page.getByText('At least 12 characters.')).toBeVisible()
  await page.getByLabel(/^Pass phrase/).fill(PHRASE)
  await page.getByRole('button', { name: 'Save the sealed exam' }).click()
  const downloads = await saving
  const pack = downloads.find(({ name }) => name === 'pack.json')
  if (pack === undefined) throw new Error('no pack was saved')
  for (const secret of ['customers', 'FIN-WS', 'recipe', 'downloaded 60 MB'])
    expect(pack.buffer.toString()).not.toContain(secret)

  const learner = await TrainingPage.open(await browser.newPage())
  await learner.page.getByTestId('pack-input').setInputFiles(downloads)
  await expect(learner.page.getByText('This pack is sealed')).toBeVisible()
  await learner.page.getByRole('button', { name: 'Begin' }).click()
  await learner.atWork()
  await learner.egress.openFirstRow()
  await learner.answer(SENDS, '10.1.0.238')
  await expect(learner.question(SENDS)).toContainText('You answered: 10.1.0.238')
  await expect(learner.question(SENDS)).not.toContainText(/Right|Hint/)
  await learner.finish()
  const result = await learner.saved('Save the result (JSON)')

  await page.getByTestId('class-pack-input').setInputFiles([pack])
  await page.getByLabel('Pass phrase', { exact: true }).fill('not the phrase at all')
  await page.getByRole('button', { name: 'Open the sealed pack' }).click()
  await expect(page.getByText('The pass phrase does not open this pack')).toBeVisible()
  await page.getByLabel('Pass phrase', { exact: true }).fill(PHRASE)
  await page.getByRole('button', { name: 'Open the sealed pack' }).click()
  await expect(page.getByRole('button', { name: 'Open the sealed pack' })).toHaveCount(0)
  await page
    .getByTestId('results-input')
    .setInputFiles([{ name: result.name, mimeType: 'application/json', buffer: Buffer.from(result.content) }])
  await expect(page.getByRole('table', { name: 'Class table' }).getByRole('row').nth(1)).toContainText('30')
  await teacher.egress.expectNoLeak()
})

test('another class seed has its own key, and its sealed exam carries the truth of that seed @chromium', async ({
  page,
}) => {
  test.slow()
  const { makeScenario } = await import('../src/training/index')
  const { pack } = makeScenario('low-and-slow', '7b')
  const [{ firstUtc, lastUtc }] = pack.truth.flows
  await page.addInitScript(() => {
    window.print = () => {}
  })
  await openClass(page)
  await page.getByRole('combobox', { name: 'Exercise', exact: true }).selectOption({ label: pack.title })
  const key = page.getByRole('region', { name: /^Key/ })
  await expect(key).toContainText('2025-03-12T00:23:42Z')
  await page.getByLabel('Class seed').fill('7b')
  await expect(key).toContainText('Class seed: 7b')
  await expect(key).not.toContainText('2025-03-12T00:23:42Z')
  await key.getByRole('button', { name: 'Print the key' }).click()
  await expect(key).toContainText(firstUtc, { timeout: 60_000 })
  await expect(key).toContainText(lastUtc)

  const downloads = savedFiles(page, 1 + pack.captures.length)
  await page.getByLabel(/^Pass phrase/).fill(PHRASE)
  await page.getByRole('button', { name: 'Save the sealed exam' }).click()
  const [exam] = (await downloads).filter(({ name }) => name === 'pack.json')
  const { captures } = JSON.parse(exam.buffer.toString()) as typeof pack
  expect(captures.map(({ sha256 }) => sha256)).toEqual(pack.captures.map(({ sha256 }) => sha256))
  await page.getByTestId('class-pack-input').setInputFiles([exam])
  await page.getByLabel('Pass phrase', { exact: true }).fill(PHRASE)
  await page.getByRole('button', { name: 'Open the sealed pack' }).click()
  await expect(key).not.toContainText('Class seed')
  await expect(key).toContainText(firstUtc)
  await expect(key).toContainText(lastUtc)
})

test('a capture that is not the pack’s is named, and opens unmarked only', async ({ page }) => {
  const training = await openClass(page)
  await page.getByRole('button', { name: 'Back to the exercises' }).click()
  const pack = packFile('pack.json', [captureFile('a.pcap', [])], [], { id: 'swapped' })
  await page.getByTestId('pack-input').setInputFiles([pack, { ...threePairs(), name: 'a.pcap' }])
  await expect(page.getByRole('alert').filter({ hasText: 'a.pcap' })).toContainText(
    'not the one this exercise describes',
  )
  await page.getByRole('button', { name: 'Open anyway, unmarked' }).click()
  await training.atWork()
  await training.answer(SENDS, 'no one')
  await expect(training.question(SENDS)).not.toContainText('Right.')
})
