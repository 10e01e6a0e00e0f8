// The page inside another page says so and does not run (E-FRAME).

import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from '@playwright/test'

test('does not run inside another page', async ({ page }) => {
  const built = pathToFileURL(join(import.meta.dirname, '../dist/index.html')).href
  const outer = join(mkdtempSync(join(tmpdir(), 'egress-frame-')), 'outer.html')
  writeFileSync(outer, `<!doctype html><title>outer</title><iframe src="${built}"></iframe>`)
  await page.goto(pathToFileURL(outer).href)
  await expect(page.frameLocator('iframe').getByText('Egress does not run inside another page.')).toBeVisible()
})
