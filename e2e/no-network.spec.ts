// The promise: nothing leaves. The policy is seen to refuse every way out that a page can close, and after a whole session
// the browser keeps nothing.

import { expect, test } from '@playwright/test'
import { threePairs } from './captures'
import { EgressPage } from './egress-page'

test('the policy refuses requests, so a silent page is not just luck', async ({ page }) => {
  await EgressPage.open(page)
  const refused = await page.evaluate(async () => {
    const fetched = await fetch('https://blocked.invalid/').then(
      () => 'went out',
      () => 'refused',
    )
    new Image().src = 'https://blocked.invalid/pixel.png'
    await new Promise((resolve) => setTimeout(resolve, 200))
    return [fetched, ...(window.policyViolations ?? []).map((text) => text.split(' ')[0])]
  })
  expect(refused).toEqual(['refused', 'connect-src', 'img-src'])
})

test('a whole session stores nothing', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await egress.chooseFiles([threePairs()])
  await egress.waitForRows()
  await egress.typeThreshold('150 kB')
  const kept = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    document.cookie.length,
    (await indexedDB.databases?.())?.length ?? 0,
  ])
  expect(kept).toEqual([0, 0, 0, 0])
  await egress.expectNoLeak()
})
