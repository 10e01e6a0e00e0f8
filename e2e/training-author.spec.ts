// A pack is made from captures, checked against them, saved, and solved by a learner.

import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { makeSample } from '../src/training/index'
import { TrainingPage } from './training-page'

const captures = () =>
  makeSample().map(({ name, bytes }) => ({
    name,
    mimeType: 'application/vnd.tcpdump.pcap',
    buffer: Buffer.from(bytes),
  }))

test('a pack is marked on real rows, checked, saved, and solved @chromium', async ({ page, browser }) => {
  test.slow()
  const training = await TrainingPage.open(page)
  await page.getByRole('button', { name: 'Make a pack' }).click()
  await page.getByTestId('author-input').setInputFiles(captures())
  await training.egress.waitForRows()
  const strip = page.getByRole('complementary', { name: 'The pack' })
  await expect(strip).toBeVisible()

  await training.egress.row('10.1.0.51', '203.0.113.51').click()
  await page.getByRole('button', { name: 'Mark as innocent' }).click()
  await strip.getByRole('textbox', { name: 'Why it is innocent' }).fill('A call carries the same both ways.')
  await training.egress.row('10.1.0.238', '179.90.1.133').click()
  await page.getByRole('button', { name: 'Mark as truth' }).click()
  await expect(strip).toContainText('27.5 MB of goodput out, 2015-03-12T02:14:07Z to 2015-03-12T02:31:40Z')

  await strip.getByRole('textbox', { name: 'Title' }).fill('A night upload')
  await strip.getByRole('textbox', { name: /^Id / }).fill('Night Upload')
  await strip.getByRole('textbox', { name: 'Briefing' }).fill('Who **sent** what?\n\n<b>not markup</b>')
  for (const [prompt, right] of [
    ['Who is likely sending', '10.1.0.238 sent 27.5 MB.'],
    ['Who is likely receiving', 'Nobody else uses it.'],
    ['What data', 'STOR names it.'],
    ['When did it begin', '02:14 UTC.'],
  ]) {
    const group = strip.getByRole('group').filter({ hasText: prompt })
    await group.locator('summary').click()
    await group.getByLabel('When right').fill(right)
    await group.getByLabel('When wrong').fill('Look at the night.')
  }
  const what = strip.getByRole('group').filter({ hasText: 'What data' })
  await what.getByLabel('Right answers').fill('zip + (')
  await strip.getByRole('button', { name: 'Check the pack' }).click()
  await expect(strip).toContainText('q3, line 1: “zip + (” is not understood.')
  await what.getByLabel('Right answers').fill('(zip | archive) + (customers | clients)')
  await strip.getByRole('button', { name: 'Check the pack' }).click()
  await expect(strip).toContainText('`id`')
  await strip.getByRole('textbox', { name: /^Id / }).fill('night-upload')
  await strip.getByRole('button', { name: 'Check the pack' }).click()
  await expect(strip).toContainText('0 errors')
  await expect(strip).toContainText('Outside addresses of real networks: 179.90.1.133')
  expect(await faults(page)).toEqual([])

  const saved: { name: string; mimeType: string; buffer: Buffer }[] = []
  const arrived = new Promise<void>((done) => {
    page.on('download', async (download) => {
      const chunks: Buffer[] = []
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
      saved.push({ name: download.suggestedFilename(), mimeType: '', buffer: Buffer.concat(chunks) })
      if (saved.length === 4) done()
    })
  })
  await strip.getByRole('button', { name: 'Save the pack' }).click()
  await arrived

  const learner = await TrainingPage.open(await browser.newPage())
  await learner.page.getByTestId('pack-input').setInputFiles(saved)
  await expect(learner.page.getByRole('heading', { name: 'A night upload' })).toBeVisible()
  await expect(learner.page.getByText('<b>not markup</b>')).toBeVisible()
  await learner.page.getByRole('button', { name: 'Begin' }).click()
  await learner.atWork()
  await learner.useRow('10.1.0.238', '179.90.1.133')
  for (const prompt of [/sending/, /receiving/]) await learner.handIn(prompt)
  await learner.answer(/What data/, 'zip of customers')
  await learner.page.getByRole('button', { name: /^begins 2015/ }).click()
  await learner.handIn(/When did it begin/)
  await learner.finish()
  expect(await learner.total()).toBe(100)
})

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}
