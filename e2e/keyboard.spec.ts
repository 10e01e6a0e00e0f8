// No mouse at all: from the landing page to the sample, its answer, the first row's panel and back.

import { expect, test } from '@playwright/test'
import { EgressPage } from './egress-page'
import { focusRing, hasFocus, tabTo } from './keyboard-walk'

/** Top bar and landing; from the table's heading over filter and column headers to its first row. */
const MOST_TABS = 30

test('the sample is opened and its first pair looked at by keyboard only', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await tabTo(page, egress.sampleButton, MOST_TABS)
  await page.keyboard.press('Enter')
  await egress.waitForRows()
  await page.keyboard.press('4')
  await tabTo(page, egress.rows().first(), MOST_TABS)
  await page.keyboard.press('ArrowDown')
  expect(await hasFocus(egress.rows().nth(1))).toBe(true)
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await expect(egress.panel()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(egress.panel()).toBeHidden()
  expect(await hasFocus(egress.grid)).toBe(true)
})

test('every stop of the Tab key can be seen', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await egress.trySample()
  await page.keyboard.press('Control+Home')
  for (let stop = 0; stop < 25; stop += 1) {
    await page.keyboard.press('Tab')
    const { isSeen, what } = await focusRing(page)
    expect(isSeen, `focus on ${what}`).toBe(true)
  }
})
