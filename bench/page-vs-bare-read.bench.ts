// The page against a loop that only reads. In: a big capture, dist/index.html and a Chromium. Out: how long the page takes from
// the choice of a file until it is at rest, and how long a bare BYOB loop in a blob worker of the same browser takes.

import { existsSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from '@playwright/test'
import { alternate, benchCapture } from './alternate'

// Asked for at run time: the benches are bundled, and Playwright does not bear it.
const { chromium } = createRequire(join(process.cwd(), 'package.json'))(
  '@playwright/test',
) as typeof import('@playwright/test')

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
const PAGE = `${process.env['EGRESS_BENCH_DIST'] ?? 'dist'}/index.html`
const LIMIT_MS = 600_000

/** Reads as the page's reader does: 1 MiB a read, into a buffer that comes back. */
const BARE_WORKER = `onmessage = async ({ data: file }) => {
  const start = performance.now()
  const reader = file.stream().getReader({ mode: 'byob' })
  let buffer = new ArrayBuffer(1 << 20)
  for (;;) {
    const { value, done } = await reader.read(new Uint8Array(buffer))
    if (done) break
    buffer = value.buffer
  }
  postMessage(performance.now() - start)
}`

const BARE_PAGE = `<!doctype html><title>bare read</title><input type="file"><script>
  document.querySelector('input').onchange = ({ target }) => {
    const worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(BARE_WORKER)}])))
    worker.onmessage = ({ data }) => { document.documentElement.dataset.ms = data }
    worker.postMessage(target.files[0])
  }
</script>`

if (!existsSync(PAGE)) throw new Error(`There is no ${PAGE}: run npm run build first.`)

const { path, bytes } = benchCapture()
const barePath = join(process.cwd(), 'bench/data/bare-read.html')
writeFileSync(barePath, BARE_PAGE)
const browser = await chromium.launch({ executablePath: CHROMIUM })
await alternate(bytes, { name: 'page', run: () => pageMs(browser) }, { name: 'bare read', run: () => bareMs(browser) })
await browser.close()

/** From the choice of the file to rest, by the page's own clock. */
async function pageMs(browser: Browser): Promise<number> {
  const page = await browser.newPage()
  await page.goto(pathToFileURL(PAGE).href)
  await page.waitForSelector('html[data-idle=true]', { state: 'attached' })
  await page.evaluate(() => {
    document.addEventListener('change', () => performance.mark('chosen'), { capture: true, once: true })
    new MutationObserver(() => {
      const { idle } = document.documentElement.dataset
      if (idle === 'true' && performance.getEntriesByName('chosen').length > 0) performance.mark('rest')
    }).observe(document.documentElement, { attributeFilter: ['data-idle'] })
  })
  await page.getByTestId('files-input').setInputFiles(path)
  const chosenThenRest = () => performance.getEntriesByName('rest').length > 0
  await page.waitForFunction(chosenThenRest, undefined, { timeout: LIMIT_MS })
  const rows = await page.getByRole('grid', { name: 'Pairs' }).getAttribute('aria-rowcount')
  if (!(Number(rows) > 1)) throw new Error(`The page read the file and shows ${rows} rows.`)
  const ms = await page.evaluate(() => performance.measure('read', 'chosen', 'rest').duration)
  await page.close()
  return ms
}

async function bareMs(browser: Browser): Promise<number> {
  const page = await browser.newPage()
  await page.goto(pathToFileURL(barePath).href)
  await page.locator('input').setInputFiles(path)
  const handle = await page.waitForFunction(() => document.documentElement.dataset['ms'], undefined, {
    timeout: LIMIT_MS,
  })
  const ms = Number(await handle.jsonValue())
  await page.close()
  return ms
}
