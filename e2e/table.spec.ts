// The table: sorting by its headers, the filter, and opening a row.

import { expect, test } from '@playwright/test'
import { threePairs } from './captures'
import { EgressPage } from './egress-page'

test('a click on a header sorts, a second one turns the order', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await egress.chooseFiles([threePairs()])
  await egress.waitForRows()
  const inside = egress.header('Inside')
  await inside.getByRole('button').click()
  await expect(inside).toHaveAttribute('aria-sort', /ascending|descending/)
  await egress.waitIdle()
  const once = await addresses(egress)
  await inside.getByRole('button').click()
  await egress.waitIdle()
  await expect.poll(() => addresses(egress)).toEqual([...once].reverse())
  await expect(egress.grid.locator('[aria-sort="ascending"], [aria-sort="descending"]')).toHaveCount(1)
})

test('the filter takes an address, a network and a port', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await egress.chooseFiles([threePairs()])
  await egress.waitForRows()
  for (const [text, rows] of [
    ['10.0.0.2', 1],
    ['203.0.113.0/24', 3],
    ['10.0.0.0/31', 1],
    [':9000', 3],
    ['', 3],
  ] as const) {
    await egress.typeFilter(text)
    await expect(egress.rows()).toHaveCount(rows)
  }
})

test('bars can be sorted', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await egress.chooseFiles([threePairs()])
  await egress.waitForRows()
  for (const option of await egress.sortBars.getByRole('option').allTextContents()) {
    await egress.sortBars.selectOption({ label: option })
    await egress.waitIdle()
  }
  await egress.expectNoLeak()
})

/** The inside addresses, top to bottom. */
async function addresses(egress: EgressPage): Promise<string[]> {
  const rows = await egress.rows().allInnerTexts()
  return rows.map((row) => /10\.0\.0\.\d+/.exec(row)?.[0] ?? row)
}
