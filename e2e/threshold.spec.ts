// The threshold: slider, field and steps are one value, and its count is the number of highlighted rows.

import { expect, test } from '@playwright/test'
import { threePairs } from './captures'
import { EgressPage } from './egress-page'

const CASES = [
  { typed: '50 kB', highlighted: 3 },
  { typed: '150kB', highlighted: 2 },
  { typed: '250 kB', highlighted: 1 },
  { typed: '1 MB', highlighted: 0 },
]

test('the count is the number of highlighted rows at every threshold', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await egress.chooseFiles([threePairs()])
  await egress.waitForRows()
  for (const { typed, highlighted } of CASES) {
    await egress.typeThreshold(typed)
    await expect(egress.highlightedRows()).toHaveCount(highlighted)
    expect(await egress.highlightedCount()).toBe(highlighted)
  }
  await egress.expectNoLeak()
})

test('slider and buttons move the same value', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await egress.chooseFiles([threePairs()])
  await egress.waitForRows()
  await egress.typeThreshold('250 kB')
  await egress.threshold.focus()
  await page.keyboard.press('Home')
  await egress.waitIdle()
  await expect(egress.highlightedRows()).toHaveCount(3)
  await page.keyboard.press('End')
  await egress.waitIdle()
  await expect(egress.highlightedRows()).toHaveCount(0)
  await egress.typeThreshold('300 kB')
  await expect(egress.highlightedRows()).toHaveCount(1)
  await egress.higherButton.click()
  await expect(egress.highlightedRows()).toHaveCount(0)
  await egress.lowerButton.click()
  await egress.lowerButton.click()
  await expect(egress.highlightedRows()).toHaveCount(1)
})

test('the slider says its value in words', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await egress.chooseFiles([threePairs()])
  await egress.waitForRows()
  await egress.typeThreshold('250 kB')
  await expect(egress.threshold).toHaveAttribute('aria-valuetext', /250 kilobytes.*1 pair/)
})

test('text that is no size keeps the old value and says so', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await egress.chooseFiles([threePairs()])
  await egress.waitForRows()
  await egress.typeThreshold('250 kB')
  await egress.typeThreshold('a lot')
  await expect(egress.highlightedRows()).toHaveCount(1)
  await expect(egress.thresholdField).toHaveAttribute('aria-invalid', 'true')
})

test('a shorter window sees less', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await egress.chooseFiles([threePairs()])
  await egress.waitForRows()
  await egress.typeThreshold('250 kB')
  await expect(egress.highlightedRows()).toHaveCount(1)
  await egress.windowBox.selectOption('15')
  await egress.waitIdle()
  // 300 kB come at 1 kB a second: all of it lies within five minutes, so 15 minutes see it too.
  await expect(egress.highlightedRows()).toHaveCount(1)
})
