// One exercise from the landing page to its result without a mouse, and the screens of those who teach and write, as a program for
// accessibility sees them.

import AxeBuilder from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { EgressPage } from './egress-page'
import { hasFocus, tabTo } from './keyboard-walk'
import { TrainingPage } from './training-page'

const MOST_TABS = 60

/** Reaches a control by Tab and presses a key on it. */
async function press(page: Page, control: Locator, key = 'Enter'): Promise<void> {
  if (!(await hasFocus(control))) await tabTo(page, control, MOST_TABS)
  await page.keyboard.press(key)
}

test('S1 is solved by keyboard only', async ({ page }) => {
  const egress = await EgressPage.open(page)
  const training = new TrainingPage(egress)
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first()
  await press(page, button('Start exercise'))
  await press(page, button('S1 Find egress'))
  await press(page, button('Begin'))
  await training.atWork()
  await page.keyboard.press('4')
  await press(page, egress.header('Out ▶').getByRole('button'))
  await egress.waitIdle()
  await press(page, egress.rows().first())
  await expect(egress.panel()).toContainText('customers_q1.zip')
  await press(page, button('10.1.0.238 sends'))
  await press(page, button('179.90.1.133 receives'))
  await press(page, button(/^begins 2015-03-12T02:14/))
  await press(page, button(/customers_q1\.zip as answer/))
  await page.keyboard.press('6')
  await expect(page.getByRole('heading', { name: 'Your answers' })).toBeFocused()
  for (const prompt of [/sending data/, /receiving the data/, /What data/, /When did the upload/]) {
    await press(page, training.question(prompt).getByRole('button', { name: 'Hand in' }))
    await expect(training.question(prompt).getByRole('status').first()).toContainText('Right.')
    await expect(training.question(prompt).getByRole('heading')).toBeFocused()
  }
  await press(page, training.strip.getByRole('button', { name: 'Finish' }))
  await expect(page.getByRole('heading', { name: 'Your result' })).toBeFocused()
  expect(await training.total()).toBe(100)
})

test('the screens of those who teach and write have no fault @chromium', async ({ page }) => {
  const training = await TrainingPage.open(page)
  await page.getByRole('button', { name: 'For instructors' }).click()
  expect(await faults(page), 'class').toEqual([])
  await page.getByLabel(/^Big type/).check()
  await page.getByRole('button', { name: 'Show it and reveal' }).click()
  await page.getByRole('button', { name: 'Begin' }).click()
  await training.atWork()
  const next = training.strip.getByRole('button', { name: 'Reveal the next line' })
  for (let line = 0; line < 4; line++) await next.click()
  await training.strip.getByText('Read the briefing again').click()
  expect(await faults(page), 'lesson').toEqual([])
  await training.strip.getByRole('button', { name: 'Leave the exercise' }).click()
  await page.getByRole('button', { name: 'Make a pack' }).click()
  expect(await faults(page), 'author').toEqual([])
})

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}
