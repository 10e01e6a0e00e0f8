// The page as a user meets it: names of controls, waiting for rest, and a record of everything that would be a leak.

import { pathToFileURL } from 'node:url'
import { expect, type Locator, type Page } from '@playwright/test'
import type { NamedFile } from './captures'

export const PAGE_URL = pathToFileURL('dist/index.html').href

declare global {
  interface Window {
    /** What the policy refused, as "directive what". */
    policyViolations?: string[]
  }
}

export class EgressPage {
  readonly page: Page
  /** Every request that the browser made, the document included. */
  readonly requests: string[] = []
  readonly consoleErrors: string[] = []
  readonly chooseFilesButton: Locator
  readonly chooseFolderButton: Locator
  readonly sampleButton: Locator
  readonly stopButton: Locator
  readonly threshold: Locator
  readonly windowBox: Locator
  readonly sortBars: Locator
  readonly thresholdField: Locator
  readonly higherButton: Locator
  readonly lowerButton: Locator
  readonly filter: Locator
  readonly grid: Locator

  constructor(page: Page) {
    this.page = page
    page.on('request', (request) => this.requests.push(request.url()))
    page.on('console', (message) => {
      if (message.type() === 'error') this.consoleErrors.push(message.text())
    })
    page.on('pageerror', (error) => this.consoleErrors.push(String(error)))
    this.chooseFilesButton = page.getByRole('button', { name: 'Choose files' })
    this.chooseFolderButton = page.getByRole('button', { name: 'Choose folder' })
    this.sampleButton = page.getByRole('button', { name: 'Try the sample' })
    this.stopButton = page.getByRole('button', { name: 'Stop and keep what is read' })
    this.threshold = page.getByRole('slider', { name: 'Threshold' })
    this.windowBox = page.getByRole('combobox', { name: 'Window' })
    this.sortBars = page.getByRole('combobox', { name: 'Sort bars by' })
    this.thresholdField = page.getByRole('textbox', { name: 'Threshold in bytes' })
    this.higherButton = page.getByRole('button', { name: 'Threshold one step up' })
    this.lowerButton = page.getByRole('button', { name: 'Threshold one step down' })
    this.filter = page.getByRole('searchbox', { name: 'Filter' })
    this.grid = page.locator('table[aria-label="Pairs"]')
  }

  static async open(page: Page): Promise<EgressPage> {
    const egress = new EgressPage(page)
    await page.addInitScript(() => {
      window.policyViolations = []
      document.addEventListener('securitypolicyviolation', (event) =>
        window.policyViolations?.push(`${event.effectiveDirective} ${event.blockedURI}`),
      )
    })
    await page.goto(PAGE_URL)
    await egress.waitIdle()
    return egress
  }

  async chooseFiles(files: NamedFile[]): Promise<void> {
    await this.page.getByTestId('files-input').setInputFiles(files)
    await this.waitIdle()
  }

  async trySample(): Promise<void> {
    await this.sampleButton.click()
    await this.waitForRows()
  }

  /** Reading and drawing are over. */
  async waitIdle(): Promise<void> {
    await expect(this.page.locator('html')).toHaveAttribute('data-idle', 'true', { timeout: 60_000 })
  }

  async waitForRows(): Promise<void> {
    await expect(this.rows().first()).toBeVisible({ timeout: 60_000 })
    await this.waitIdle()
  }

  /** Rows of the table that are drawn, without the header. */
  rows(): Locator {
    return this.grid.locator('tbody tr')
  }

  /** The row of one pair. */
  row(inside: string, outside: string): Locator {
    return this.rows().filter({ hasText: inside }).filter({ hasText: outside })
  }

  highlightedRows(): Locator {
    return this.grid.locator('[data-highlight="over"]')
  }

  header(name: string): Locator {
    return this.grid.getByRole('columnheader', { name })
  }

  answer(): Locator {
    return this.page.getByRole('region', { name: 'Answer' })
  }

  problems(): Locator {
    return this.page.getByRole('region', { name: /problem/i })
  }

  panel(): Locator {
    return this.page.locator('aside[aria-labelledby="panel-title"]')
  }

  async typeThreshold(text: string): Promise<void> {
    await typeInto(this.thresholdField, text)
    await this.thresholdField.press('Enter')
    await this.waitIdle()
  }

  async typeFilter(text: string): Promise<void> {
    await typeInto(this.filter, text)
    await this.waitIdle()
  }

  /** The number that the page gives for the highlighted rows. */
  async highlightedCount(): Promise<number> {
    const text = await this.page
      .getByRole('region', { name: 'Threshold' })
      .getByText(/^\W*[\d,]+ of [\d,]+ pairs across the boundary$/)
      .textContent()
    return Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', ''))
  }

  async openFirstRow(): Promise<void> {
    await this.rows().first().click()
    await expect(this.panel()).toBeVisible()
    await this.waitIdle()
  }

  /** Nothing was asked for but the document, nothing was refused, nothing complained. */
  async expectNoLeak(): Promise<void> {
    const outside = this.requests.filter((url) => !url.startsWith(PAGE_URL) && !/^(data|blob):/.test(url))
    expect(outside, 'requests beyond the document').toEqual([])
    expect(await this.page.evaluate(() => window.policyViolations), 'policy violations').toEqual([])
    expect(this.consoleErrors, 'console errors').toEqual([])
  }
}

/** Key by key, as a person does: Playwright's fill() puts text into Firefox's fields without the page hearing of it. */
export async function typeInto(field: Locator, text: string): Promise<void> {
  await field.selectText()
  await field.press('Delete')
  await field.pressSequentially(text)
}
