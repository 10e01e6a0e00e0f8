// A learner works through the first exercise: answers from rows, hints, feedback, result, and going on from a file.

import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { TrainingPage } from './training-page'

const SENDS = /Who is likely sending/
const RECEIVES = /Who is likely receiving/
const WHAT = /What data is likely/
const WHEN = /When did the upload begin/

test('S1 is solved with what is on the screen', async ({ page }) => {
  const training = await TrainingPage.open(page)
  await training.start('S1 Find egress')
  await expect(page.getByText('the answer is yours to find')).toBeVisible()
  await training.egress.header('Out ▶').getByRole('button').click()
  await training.egress.waitIdle()
  const [inside, outside] = await firstRow(training)
  await training.useRow(inside, outside)
  await training.handIn(SENDS)
  await expect(training.question(SENDS)).toContainText('Right.')
  await training.handIn(RECEIVES)
  await expect(training.question(RECEIVES)).toContainText('Right.')
  await page
    .getByRole('button', { name: /customers_q1\.zip as answer/ })
    .first()
    .click()
  await training.handIn(WHAT)
  await expect(training.question(WHAT)).toContainText('These words count')
  await page.getByRole('button', { name: /^begins 2015/ }).click()
  await training.handIn(WHEN)
  await training.finish()
  expect(await training.total()).toBe(100)
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('10.1.0.238')
  await training.egress.expectNoLeak()
})

test('a wrong answer says what the evidence shows, hints tell their cost first, a second attempt counts less', async ({
  page,
}) => {
  const training = await TrainingPage.open(page)
  await training.start('S1 Find egress')
  await training.answer(SENDS, '10.1.0.20')
  await expect(training.question(SENDS)).toContainText('An answer needs its evidence')
  await training.egress.typeFilter('10.1.0.20')
  await training.egress.rows().first().click()
  await training.handIn(SENDS)
  await expect(training.question(SENDS)).toContainText('downloaded 60 MB')
  await expect(training.question(SENDS)).toContainText('costs 10 points')
  const hint = training.question(SENDS).getByRole('button', { name: 'Hint 1: costs 5 points' })
  await hint.click()
  await expect(training.question(SENDS)).toContainText('Sort by outbound')
  await training.answer(SENDS, 'FIN-WS-238')
  await training.finish()
  // 30 × 0.7 − 5 for the hint − 10 for the accusation.
  expect(await training.total()).toBe(6)
  await expect(page.getByText('Filtered by 10.1.0.20')).toBeVisible()
})

test('an exercise goes on from its result file @chromium', async ({ page, browser }) => {
  const training = await TrainingPage.open(page)
  await training.start('S1 Find egress')
  await training.egress.openFirstRow()
  await training.answer(SENDS, '10.1.0.238')
  const file = await training.saved('Save to go on later')
  expect(file.name).toBe('egress-find-egress.json')
  const other = await TrainingPage.open(await browser.newPage())
  await other.page
    .getByTestId('pack-input')
    .setInputFiles([{ name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.content) }])
  await other.page.getByRole('button', { name: 'Begin' }).click()
  await other.atWork()
  await expect(other.question(SENDS)).toContainText('Right.')
})

test('the briefing stays at hand, the captures are saved whole, and the result tells its score @chromium', async ({
  page,
}) => {
  const { makeScenario } = await import('../src/training/index')
  const [whole] = makeScenario('loud-ping', undefined, { isFull: true }).captures
  const training = await TrainingPage.open(page)
  await training.start(/^S6 /)
  await training.strip.getByText('Read the briefing again').click()
  await expect(training.strip).toContainText('MON01 (10.1.0.15) watches hosts and sites with ping')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save them whole' }).click(),
  ])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  expect(download.suggestedFilename()).toBe(whole.name)
  expect(Buffer.concat(chunks).equals(Buffer.from(whole.bytes))).toBe(true)
  await training.egress.openFirstRow()
  await training.answer(SENDS, '10.1.0.112')
  await training.finish()
  const { content } = await training.saved('Save the result (JSON)')
  expect(JSON.parse(content)).toMatchObject({ packId: 'loud-ping', seed: 'loud-ping-1', score: 30 })
  const csv = await training.saved('Save the result (CSV)')
  expect(csv.content.trim().split('\r\n').pop()).toMatch(/"total".*30/)
})

test('hostile packs and results are refused with the field named', async ({ page }) => {
  const training = await TrainingPage.open(page)
  for (const [content, message] of [
    ['{"packFormat":"exfil-scenario/1","__proto__":{"x":1}}', '`__proto__`: This field is not known.'],
    ['{"resultFormat":"egress-result/1"}', '`packId`: This field is missing.'],
    ['[[[', 'This is not JSON.'],
  ]) {
    await training.page
      .getByTestId('pack-input')
      .setInputFiles([{ name: 'pack.json', mimeType: 'application/json', buffer: Buffer.from(content) }])
    await expect(page.getByRole('alert').filter({ hasText: message })).toBeVisible()
  }
})

test('the guided walk waits for each step and can be left and resumed', async ({ page }) => {
  const training = await TrainingPage.open(page)
  await training.start(/Guided walk/)
  const { strip, egress } = training
  await expect(strip).toContainText('Step 1 of 5')
  await egress.openFirstRow()
  await strip.getByRole('button', { name: 'Next step' }).click()
  await expect(strip).toContainText('Which way is out')
  await strip.getByRole('button', { name: 'Leave the walk' }).click()
  await strip.getByRole('button', { name: 'Go on with the walk' }).click()
  await egress.header('Out ▶').getByRole('button').click()
  await strip.getByRole('button', { name: 'Next step' }).click()
  await page.keyboard.press('[')
  await strip.getByRole('button', { name: 'Next step' }).click()
  await training.useRow('10.1.0.238', '179.90.1.133')
  await strip.getByRole('button', { name: 'Next step' }).click()
  await training.answer(WHAT, 'zip of customers')
  await training.handIn(SENDS)
  await training.handIn(RECEIVES)
  await strip.getByRole('button', { name: 'Next step' }).click()
  await expect(strip).toContainText('That was the whole walk')
  await training.finish()
  expect(await training.total()).toBe(85)
})

test('one’s own capture gets the questions without a key', async ({ page }) => {
  const training = await TrainingPage.open(page)
  await page.getByRole('button', { name: 'My own capture' }).click()
  await training.egress.trySample()
  await expect(training.strip).toContainText('A checklist for your own capture')
  await expect(page.getByRole('region', { name: 'Answer' })).toContainText('10.1.0.238')
  await training.useRow('10.1.0.238', '179.90.1.133')
  await training.handIn(SENDS)
  await expect(training.question(SENDS)).toContainText('You answered: 10.1.0.238')
})

for (const scheme of ['light', 'dark'] as const) {
  test(`the screens of training have no fault, ${scheme} @chromium`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme })
    const training = await TrainingPage.open(page)
    expect(await faults(page), 'list').toEqual([])
    await page.getByRole('button', { name: 'S1 Find egress' }).click()
    expect(await faults(page), 'briefing').toEqual([])
    await page.getByRole('button', { name: 'Begin' }).click()
    await training.atWork()
    await training.egress.openFirstRow()
    await training.answer(SENDS, '10.1.0.20')
    expect(await faults(page), 'work').toEqual([])
    await training.finish()
    expect(await faults(page), 'debrief').toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await faults(page), 'narrow').toEqual([])
  })
}

async function firstRow(training: TrainingPage): Promise<[string, string]> {
  const [row] = await training.egress.rows().allInnerTexts()
  const [inside = '', outside = ''] = row.match(/\d+\.\d+\.\d+\.\d+/g) ?? []
  return [inside, outside]
}

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}
