// Each exercise as the browser's own engine makes it: byte for byte what the packs pin, or the marks would be for other captures.

import { expect, type Page, test } from '@playwright/test'
import { SCENARIOS } from '../src/training/index'
import { TrainingPage } from './training-page'

interface Made {
  name: string
  sha256: string
}

declare global {
  interface Window {
    /** The captures that the page made, in their order. */
    made?: Promise<Made>[]
  }
}

for (const { id, title, captures } of SCENARIOS) {
  test(`${id} is made byte for byte`, async ({ page }) => {
    await page.addInitScript(hashCaptures)
    const { egress } = await TrainingPage.open(page)
    await page.getByRole('button', { name: 'For instructors' }).click()
    await page.getByRole('combobox', { name: 'Exercise', exact: true }).selectOption({ label: title })
    await page.getByRole('button', { name: 'Start it as an exercise' }).click()
    await page.getByRole('button', { name: 'Begin' }).click()
    await expect.poll(() => page.evaluate(() => window.made?.length), { timeout: 60_000 }).toBe(captures.length)
    expect(await madeIn(page)).toEqual(captures.map(({ name, sha256 }) => ({ name, sha256 })))
    await egress.expectNoLeak()
  })
}

async function madeIn(page: Page): Promise<Made[]> {
  return page.evaluate(() => Promise.all(window.made ?? []))
}

/** Runs in the page before its own code. A made capture becomes a File, whose bytes are hashed by the browser, not by Egress. */
function hashCaptures(): void {
  const made: Promise<Made>[] = []
  window.made = made
  window.File = class extends File {
    constructor(parts: BlobPart[], name: string, options?: FilePropertyBag) {
      super(parts, name, options)
      made.push(hashOf(this))
    }
  }

  async function hashOf(file: File): Promise<Made> {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
    return { name: file.name, sha256: Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('') }
  }
}
