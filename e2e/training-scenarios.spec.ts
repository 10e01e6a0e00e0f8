// Each built-in exercise solved as a learner does: sorting, filters, window, traffic class, and what the rows and the panel show. No
// address is known beforehand; each is read from the screen.

import { expect, type Page, test } from '@playwright/test'
import { TrainingPage } from './training-page'

const SENDS = /Who is likely sending/
const RECEIVES = /Who is likely receiving/
const WHAT = /What data is likely/

interface Row {
  inside: string
  outside: string
  out: string
  window: string
}

/** What a learner does on the screen, and nothing else. */
class Learner extends TrainingPage {
  static async begin(page: Page, title: RegExp): Promise<Learner> {
    const { egress } = await TrainingPage.open(page)
    const learner = new Learner(egress)
    await learner.start(title)
    return learner
  }

  async sort(column: string): Promise<void> {
    await this.egress.header(column).getByRole('button').click()
    await this.egress.waitIdle()
  }

  async traffic(kind: 'Crossing' | 'Internal'): Promise<void> {
    await this.page.getByRole('radio', { name: new RegExp(`^${kind}`) }).check()
    await this.egress.waitIdle()
  }

  async filter(text: string): Promise<void> {
    await this.egress.typeFilter(text)
  }

  /** The rows on the screen, top to bottom. */
  async rows(): Promise<Row[]> {
    const rows: Row[] = []
    for (const row of await this.egress.rows().all()) {
      const cells = await row.getByRole('gridcell').allInnerTexts()
      const address = (cell: string) => /[\d.]{7,}/.exec(cell)?.[0] ?? ''
      rows.push({ inside: address(cells[1]), outside: address(cells[2]), out: cells[4], window: cells[7] })
    }
    return rows
  }

  async open({ inside, outside }: Row): Promise<string> {
    await this.egress.row(inside, outside).first().click()
    await this.egress.waitIdle()
    return (await this.egress.panel().textContent()) ?? ''
  }

  async press(name: string | RegExp): Promise<void> {
    await this.egress.panel().getByRole('button', { name }).first().click()
  }

  async who({ inside }: Row): Promise<void> {
    await this.press(`${inside} sends`)
    await this.handIn(SENDS)
  }

  async whom({ outside }: Row): Promise<void> {
    await this.press(`${outside} receives`)
    await this.handIn(RECEIVES)
  }

  async expectFullMarks(): Promise<void> {
    await this.finish()
    expect(await this.total()).toBe(100)
    await this.egress.expectNoLeak()
  }
}

test('S0: what is listed explains the largest row, so no one did it', async ({ page }) => {
  // The control is drawn by chance among the mystery exercises: here chance is fixed.
  await page.addInitScript(() => {
    let drawn = 0
    // Ever another number, since identifiers are drawn too; always in the third that is the control's.
    Math.random = () => (++drawn % 100_003) / 300_010
  })
  const learner = await Learner.begin(page, /Mystery exercise/)
  await learner.sort('Out ▶')
  const [top] = await learner.rows()
  expect(await learner.open(top)).toContain('vault.backup.example')
  await learner.answer(SENDS, 'no one')
  await learner.answer(RECEIVES, 'no one')
  await learner.answer(WHAT, 'nothing')
  await learner.choose(/largest highlighted row/, 'nightly backup')
  await learner.expectFullMarks()
})

test('S1: the night, the row, the file named in clear', async ({ page }) => {
  const learner = await Learner.begin(page, /^S1 /)
  await learner.sort('Out ▶')
  const [top] = await learner.rows()
  expect(await learner.open(top)).toContain('customers_q1.zip')
  await learner.who(top)
  await learner.whom(top)
  await learner.answer(WHAT, 'customers_q1.zip, an archive')
  await learner.press(/^begins/)
  await learner.handIn(/When did the upload begin/)
  await learner.expectFullMarks()
})

test('S2: outbound alone, whatever comes back', async ({ page }) => {
  const learner = await Learner.begin(page, /^S2 /)
  await learner.sort('Out ▶')
  const [top] = await learner.rows()
  expect(await learner.open(top)).toContain('sync-cdn.example')
  await learner.who(top)
  await learner.whom(top)
  await learner.answer(WHAT, 'cannot be told: TLS to sync-cdn.example')
  await learner.press(/ out$/)
  await learner.handIn(/How many bytes/)
  await learner.expectFullMarks()
})

test('S3: two backups, one of them not listed', async ({ page }) => {
  const learner = await Learner.begin(page, /^S3 /)
  await page.getByRole('checkbox', { name: /Highlighted only/ }).check()
  await learner.egress.waitIdle()
  const rows = await learner.rows()
  const impostor = await firstThat(rows, async (row) => /vault-backup\.example/.test(await learner.open(row)))
  await learner.who(impostor)
  await learner.whom(impostor)
  await learner.press(/^begins/)
  await learner.handIn(/When did the upload begin/)
  await page.getByRole('checkbox', { name: /Highlighted only/ }).uncheck()
  await learner.traffic('Internal')
  await learner.filter(`${impostor.inside} :445`)
  const [share] = await learner.rows()
  expect(await learner.open(share)).toContain('payroll_2024.xlsx')
  await learner.answer(WHAT, 'payroll spreadsheet from the file server')
  await learner.expectFullMarks()
})

test('S4: a window of 24 hours', async ({ page }) => {
  const learner = await Learner.begin(page, /^S4 /)
  await learner.egress.windowBox.selectOption({ label: '24 h' })
  await learner.egress.waitIdle()
  const [top] = await learner.rows()
  await learner.open(top)
  await learner.who(top)
  await learner.whom(top)
  await learner.answer(WHAT, 'undetermined: encrypted, in equal portions')
  await learner.answer(/largest 24 hours/, top.window)
  await learner.expectFullMarks()
})

test('S5: behind the resolver, and what the names hold', async ({ page }) => {
  const learner = await Learner.begin(page, /^S5 /)
  await learner.filter(':53')
  await learner.sort('Out ▶')
  const [forwarded] = await learner.rows()
  await learner.open(forwarded)
  await learner.whom(forwarded)
  await learner.traffic('Internal')
  // One client asks a hundred times more than the next: it is the other end of the resolver's largest row.
  const [asked] = await learner.rows()
  expect(asked.inside).toBe(forwarded.inside)
  const panel = await learner.open(asked)
  expect(panel).toContain('id,name,card_last4')
  await learner.press(`${asked.outside} sends`)
  await learner.handIn(SENDS)
  await learner.answer(WHAT, 'a table of customers with card numbers, base32 in DNS names')
  // A name carries 110 letters of 5 bits; the client sent one packet a name.
  const names = Number(/Packets out \/ in[\d,]+ \/ ([\d,]+?)First/.exec(panel)?.[1].replaceAll(',', ''))
  await learner.answer(/decoded/, String((names * 110 * 5) / 8))
  await learner.expectFullMarks()
})

test('S6: bytes, not packets, and what the echoes hold', async ({ page }) => {
  const learner = await Learner.begin(page, /^S6 /)
  await learner.sort('Out ▶')
  const [loud] = await learner.rows()
  await expect(learner.egress.row(loud.inside, loud.outside)).toContainText('ICMP')
  expect(await learner.open(loud)).toContain('private key')
  await learner.who(loud)
  await learner.whom(loud)
  await learner.press(/ out$/)
  await learner.handIn(/How many bytes/)
  await learner.answer(WHAT, 'a private key in the echoes')
  await learner.expectFullMarks()
})

test('S7: two legs, one upload', async ({ page }) => {
  const learner = await Learner.begin(page, /^S7 /)
  await learner.sort('Out ▶')
  const rows = await learner.rows()
  const outer = await firstThat(rows, async (row) => /files\.drop\.example/.test(await learner.open(row)))
  await learner.whom(outer)
  await learner.traffic('Internal')
  await learner.filter(`${outer.inside} :3128`)
  const [inner] = await learner.rows()
  expect(await learner.open(inner)).toContain('files.drop.example')
  await learner.who(inner)
  await learner.answer(WHAT, 'unknown, encrypted TLS; an upload to file sharing')
  await learner.choose(/How much of this left/, '31 MB')
  await learner.expectFullMarks()
})

test('S8: below the threshold, behind the relay', async ({ page }) => {
  const learner = await Learner.begin(page, /^S8 /)
  await learner.egress.typeThreshold('20 MB')
  await learner.sort('Out ▶')
  const outer = (await learner.rows()).find(({ inside }) => inside === '10.1.0.12')
  if (outer === undefined) throw new Error('the mail relay is not on the screen')
  await learner.open(outer)
  await learner.whom(outer)
  await learner.traffic('Internal')
  await learner.filter(`${outer.inside} :25`)
  const [inner] = await learner.rows()
  expect(await learner.open(inner)).toContain('payroll_2024.xlsx')
  await learner.who(inner)
  await learner.answer(WHAT, 'payroll spreadsheet')
  // Base64 in lines of 76 with CR LF: 57 bytes become 78.
  const encoded = Number(/[\d.]+/.exec(outer.out)?.[0])
  await learner.answer(/attachment itself/, `${((encoded * 57) / 78).toFixed(1)} MB`)
  await learner.expectFullMarks()
})

test('S9: left in time, and inside', async ({ page }) => {
  const learner = await Learner.begin(page, /^S9 /)
  await learner.sort('Out ▶')
  const [top] = await learner.rows()
  expect(await learner.open(top)).toContain('storage.cloud.example')
  await learner.who(top)
  await learner.whom(top)
  await learner.traffic('Internal')
  await learner.filter(`${top.inside} :445`)
  const [share] = await learner.rows()
  expect(await learner.open(share)).toMatch(/contracts_2023\.zip|reviews/)
  await learner.answer(WHAT, 'HR contracts and reviews from the file share')
  await learner.press(/^begins/)
  await learner.handIn(/When did the collecting begin/)
  await learner.expectFullMarks()
})

test('S10: who opened it is not who sent it', async ({ page }) => {
  const learner = await Learner.begin(page, /^S10 /)
  await learner.sort('Out ▶')
  const rows = await learner.rows()
  const doubled = rows.find(({ inside }) => inside === '10.1.0.99')
  const pulled = await firstThat(rows, async (row) => /db-2024\.sql\.gz/.test(await learner.open(row)))
  await learner.who(pulled)
  await learner.whom(pulled)
  await learner.answer(WHAT, 'a database dump, sql.gz')
  await learner.answer(/10\.1\.0\.99 really/, doubled?.out ?? '')
  await learner.expectFullMarks()
})

/** The first of the upper rows that shows what is looked for. */
async function firstThat(rows: Row[], test: (row: Row) => Promise<boolean>): Promise<Row> {
  for (const row of rows.slice(0, 12)) {
    if (await test(row)) return row
  }
  throw new Error('no row on the screen shows it')
}
