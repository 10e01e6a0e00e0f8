// The built page in a browser, for benches. In: a browser's name. Out: the page at rest, and how long it takes from a choice to rest, by its own
// clock.

import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from '@playwright/test'

// Asked for at run time: the benches are bundled, and Playwright does not bear it.
const { chromium, firefox } = createRequire(join(process.cwd(), 'package.json'))(
  '@playwright/test',
) as typeof import('@playwright/test')

const PAGE = `${process.env['EGRESS_BENCH_DIST'] ?? 'dist'}/index.html`
const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
const FIREFOX = process.env['FIREFOX_PATH'] ?? '/usr/bin/firefox-esr'
const LIMIT_MS = 1_800_000

export type BrowserName = 'chromium' | 'firefox'

export function launch(name: BrowserName): Promise<Browser> {
  if (name === 'firefox') return firefox.launch({ channel: 'moz-firefox', executablePath: FIREFOX })
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] })
}

/** The page, at rest and empty. */
export async function openPage(browser: Browser): Promise<Page> {
  if (!existsSync(PAGE)) throw new Error(`There is no ${PAGE}: run npm run build first.`)
  const page = await browser.newPage()
  await page.goto(pathToFileURL(PAGE).href)
  await page.waitForSelector('html[data-idle=true]', { state: 'attached' })
  return page
}

/** Milliseconds from the next choice of files, made by `choose`, to rest. */
export async function restAfter(page: Page, choose: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    performance.clearMarks()
    document.addEventListener('change', () => performance.mark('chosen'), { capture: true, once: true })
    new MutationObserver(() => {
      const { idle } = document.documentElement.dataset
      if (idle === 'true' && performance.getEntriesByName('chosen').length > 0) performance.mark('rest')
    }).observe(document.documentElement, { attributeFilter: ['data-idle'] })
  })
  await choose()
  await page.waitForFunction(() => performance.getEntriesByName('rest').length > 0, undefined, { timeout: LIMIT_MS })
  const rows = await page.getByRole('grid', { name: 'Pairs' }).getAttribute('aria-rowcount')
  if (!(Number(rows) > 1)) throw new Error(`The page read the file and shows ${rows} rows.`)
  return page.evaluate(() => performance.measure('read', 'chosen', 'rest').duration)
}

/** Milliseconds that a file takes from its choice to rest, on a page of its own. */
export async function readMs(browser: Browser, path: string): Promise<number> {
  const page = await openPage(browser)
  const ms = await restAfter(page, () => page.getByTestId('files-input').setInputFiles(path))
  await page.close()
  return ms
}

/** Milliseconds that the loop of a page of barePage() takes on a file. */
export async function bareMs(browser: Browser, htmlPath: string, path: string): Promise<number> {
  const page = await browser.newPage()
  await page.goto(pathToFileURL(htmlPath).href)
  await page.locator('input').setInputFiles(path)
  const handle = await page.waitForFunction(() => document.documentElement.dataset['ms'], undefined, {
    timeout: LIMIT_MS,
  })
  const ms = Number(await handle.jsonValue())
  await page.close()
  return ms
}

/** A page whose worker runs `loop`, statements that read the File `file` to its end, and tells how long that took. */
export function barePage(loop: string): string {
  const worker = `onmessage = async ({ data: file }) => {
  const start = performance.now()
  ${loop}
  postMessage(performance.now() - start)
}`
  return `<!doctype html><title>bare loop</title><input type="file"><script>
  document.querySelector('input').onchange = ({ target }) => {
    const worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(worker)}])))
    worker.onmessage = ({ data }) => { document.documentElement.dataset.ms = data }
    worker.postMessage(target.files[0])
  }
</script>`
}
