// Files that the page hands to the browser: Playwright's Firefox shows no downloads, so the Blobs are kept on their way.

import type { Page } from '@playwright/test'

/** Call before the page is opened. Answers the bytes of the last file that was handed over, or of one by how its type ends. */
export async function keepBlobs(page: Page): Promise<(typeEnd?: string) => Promise<Buffer>> {
  await page.addInitScript(() => {
    const make = URL.createObjectURL.bind(URL)
    const blobs: Blob[] = []
    URL.createObjectURL = (blob: Blob) => {
      if (blob.type !== '' && !blob.type.includes('javascript')) blobs.push(blob)
      return make(blob)
    }
    Object.assign(window, { keptBlobs: blobs })
  })
  return async (typeEnd = '') =>
    Buffer.from(
      await page.evaluate(async (end) => {
        const { keptBlobs } = window as unknown as { keptBlobs: Blob[] }
        const blob = keptBlobs.filter(({ type }) => type.endsWith(end)).at(-1) ?? new Blob([])
        const bytes = new Uint8Array(await blob.arrayBuffer())
        let text = ''
        for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
        return btoa(text)
      }, typeEnd),
      'base64',
    )
}
