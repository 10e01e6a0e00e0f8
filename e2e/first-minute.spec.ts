// A newcomer: what is this, does it work, and what is the answer? The landing page, then the built-in sample.

import { expect, test } from '@playwright/test'
import { EgressPage } from './egress-page'

test('the landing page says what it is and offers three ways in', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await expect(page).toHaveTitle(/Egress/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(egress.chooseFilesButton).toBeVisible()
  await expect(egress.chooseFolderButton).toBeVisible()
  await expect(egress.sampleButton).toBeVisible()
  await egress.expectNoLeak()
})

test('the sample answers who sends, who receives and how much', async ({ page }) => {
  const egress = await EgressPage.open(page)
  await egress.trySample()
  const answer = egress.answer()
  await expect(answer).toContainText('10.1.0.238')
  await expect(answer).toContainText('179.90.1.133')
  await expect(answer).toContainText('27.5 MB')
  await expect(egress.row('10.1.0.238', '179.90.1.133')).toBeVisible()
  await egress.expectNoLeak()
})
