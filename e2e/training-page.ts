// An exercise as a learner meets it: names of controls, nothing else.

import { expect, type Locator, type Page } from '@playwright/test'
import { EgressPage } from './egress-page'

export class TrainingPage {
  readonly egress: EgressPage
  readonly page: Page
  readonly strip: Locator

  constructor(egress: EgressPage) {
    this.egress = egress
    this.page = egress.page
    this.strip = this.page.getByRole('complementary', { name: /Your answers|Three questions/ })
  }

  static async open(page: Page): Promise<TrainingPage> {
    const egress = await EgressPage.open(page)
    await page.getByRole('button', { name: 'Start exercise' }).click()
    await expect(page.getByRole('heading', { name: 'Training', level: 1 })).toBeFocused()
    return new TrainingPage(egress)
  }

  /** From the list to the analysis view. */
  async start(title: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: title }).first().click()
    await this.page.getByRole('button', { name: 'Begin' }).click()
    await this.atWork()
  }

  async atWork(): Promise<void> {
    await expect(this.strip).toBeVisible({ timeout: 60_000 })
    await this.egress.waitForRows()
  }

  question(prompt: string | RegExp): Locator {
    return this.strip.getByRole('listitem').filter({ has: this.page.getByRole('heading', { name: prompt }) })
  }

  async answer(prompt: string | RegExp, text: string): Promise<void> {
    const field = this.question(prompt).getByRole('textbox').first()
    await field.selectText()
    await field.press('Delete')
    await field.pressSequentially(text)
    await this.handIn(prompt)
  }

  async choose(prompt: string | RegExp, option: string): Promise<void> {
    await this.question(prompt).getByRole('radio', { name: option }).check()
    await this.handIn(prompt)
  }

  async handIn(prompt: string | RegExp): Promise<void> {
    await this.question(prompt)
      .getByRole('button', { name: /Hand in|Done/ })
      .click()
    await this.egress.waitIdle()
  }

  /** Opens the row of two addresses that is on the screen, and uses both ends as answers. */
  async useRow(inside: string, outside: string): Promise<void> {
    await this.egress.row(inside, outside).first().click()
    await this.egress.waitIdle()
    await this.page.getByRole('button', { name: `${inside} sends` }).click()
    await this.page.getByRole('button', { name: `${outside} receives` }).click()
  }

  async finish(): Promise<void> {
    await this.strip.getByRole('button', { name: 'Finish' }).click()
    await expect(this.page.getByRole('heading', { name: 'Your result' })).toBeFocused()
  }

  /** The points of the debrief. */
  async total(): Promise<number> {
    const line = await this.page.getByText(/[\d.]+ of 100 points: /).textContent()
    return Number(/([\d.]+) of 100/.exec(line ?? '')?.[1])
  }

  /** What a button saves, as text. */
  async saved(button: string): Promise<{ name: string; content: string }> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name: button }).click(),
    ])
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
    return { name: download.suggestedFilename(), content: Buffer.concat(chunks).toString('utf8') }
  }
}
