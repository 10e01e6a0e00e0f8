// Light, dark, wide and narrow: the whole of it can be read and nothing but the table scrolls sideways.

import { expect, test } from '@playwright/test'
import { EgressPage } from './egress-page'
import { lightness, sidewaysOverflow } from './looks'

for (const width of [390, 320]) {
  test(`nothing scrolls sideways at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 })
    const egress = await EgressPage.open(page)
    expect(await sidewaysOverflow(page), 'landing').toBe(0)
    await egress.trySample()
    expect(await sidewaysOverflow(page), 'result').toBe(0)
  })
}

test('the system decides between light and dark @chromium', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  const egress = await EgressPage.open(page)
  expect(await lightness(page)).toBeGreaterThan(0.8)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(() => lightness(page)).toBeLessThan(0.2)
  await egress.expectNoLeak()
})
