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
  const light = await lightness(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(light).toBeGreaterThan(0.8)
  expect(await lightness(page)).toBeLessThan(0.2)
  await egress.expectNoLeak()
})
