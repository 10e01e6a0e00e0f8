// axe over each screen in both colour schemes. It finds about half of all faults, so this is the floor.

import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { EgressPage } from './egress-page'
import { lightness } from './looks'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

test('landing and result have no fault', async ({ page }) => {
  await expectNoFaultOnAllScreens(page)
})

test('landing and result have no fault in the dark @chromium', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNoFaultOnAllScreens(page)
  expect(await lightness(page), 'it was dark').toBeLessThan(0.2)
})

test('landing and result have no fault on a narrow screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoFaultOnAllScreens(page)
})

async function expectNoFaultOnAllScreens(page: Page): Promise<void> {
  const egress = await EgressPage.open(page)
  expect(await faults(page), 'landing').toEqual([])
  await egress.trySample()
  expect(await faults(page), 'result').toEqual([])
  await egress.openFirstRow()
  expect(await faults(page), 'panel').toEqual([])
}

/** Rule and place, short enough to read in a failure. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}
