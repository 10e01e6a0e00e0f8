// The last step of the blog, whole: forty captures from drop to carved packets, report and case file, whatever the captures call themselves.

import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { ATTACKS, EVIL_HOST, HOSTILE_FIELDS, hostileCapture, MARK } from '../src/testing/hostile-names'
import { keepBlobs } from './blobs'
import { captureFile, type NamedFile, namedFile, stream } from './captures'
import { EgressPage } from './egress-page'

const CAPTURES = 40
const REAL = '../shared/captures/real'
const MOST_REAL = 12
const LARGEST_REAL = 60_000
const MORNING = 1_740_816_000
/** Characters that a screen or a terminal would obey. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not be there
const OBEYED = /[\u0000\u001b\u0085\u200f\u202a-\u202e\u2066-\u2069]/
/** File names may hold no slash and no NUL. */
const EVIL_NAME = `${ATTACKS[0]}${ATTACKS[2]}.pcapng`.replaceAll('/', '_')

/** Real captures where they are, one whose every text is an attack, and built ones: one pair sends in each of these. */
function month(): NamedFile[] {
  const real = existsSync(REAL) ? readdirSync(REAL).filter(isSmallCapture).slice(0, MOST_REAL) : []
  const files = real.map((name) => namedFile(name, readFileSync(`${REAL}/${name}`)))
  files.push(namedFile(EVIL_NAME, hostileCapture(MORNING)))
  while (files.length < CAPTURES)
    files.push(
      captureFile(`day-${files.length}.pcap`, [
        ...stream('10.0.0.1:40001', '203.0.113.201:9000', 30, files.length * 3600),
        ...stream('10.0.0.2:40002', '203.0.113.202:9000', 3, files.length * 3600),
      ]),
    )
  return files
}

function isSmallCapture(name: string): boolean {
  return /\.(pcap|pcapng|cap)$/.test(name) && statSync(`${REAL}/${name}`).size <= LARGEST_REAL
}

test('forty captures go from drop to carved packets, report and case file', async ({ page }, info) => {
  test.slow()
  const lastFile = await keepBlobs(page)
  const egress = await EgressPage.open(page)
  const tray = page.getByRole('region', { name: 'Suspects' })
  const captures = month()
  const built = captures.filter(({ name }) => name.startsWith('day-')).length
  await egress.chooseFiles(captures)
  await egress.waitForRows()
  await egress.typeThreshold('20 kB')
  await egress.typeFilter('203.0.113.201')
  await egress.row('10.0.0.1', '203.0.113.201').click()
  await egress.waitIdle()
  await page.keyboard.press('s')
  await expect(tray.getByText('1 suspect')).toBeVisible()

  await tray.getByRole('button', { name: 'Carve pcapng' }).click()
  await expect(tray.getByText(new RegExp(`^Carved ${(built * 30).toLocaleString('en')} packets`))).toBeVisible()
  const carved = await lastFile('pcap')
  const path = info.outputPath('carved.pcapng')
  await writeFile(path, carved)
  if (existsSync('/usr/bin/tshark')) {
    const lines = execFileSync('/usr/bin/tshark', ['-r', path, '-T', 'fields', '-e', 'ip.dst'], { encoding: 'utf8' })
    expect(lines.trim().split('\n')).toEqual(Array(built * 30).fill('203.0.113.201'))
  }
  const save = async (name: string) => {
    await tray.getByRole('button', { name, exact: true }).click()
    await expect(tray.getByRole('status')).toContainText('Handed to the browser')
    await egress.waitIdle()
    return (await lastFile()).toString()
  }
  const report = await save('Report')
  for (const { name } of captures.slice(-3)) expect(report).toContain(name)
  const saved = await save('Save case file')

  await page.reload()
  await egress.chooseFiles([
    namedFile('case.json', saved),
    ...captures.map((file, index) => ({ ...file, name: `moved-${index}.pcap` })),
  ])
  await egress.waitForRows()
  await expect(tray.getByText('1 suspect')).toBeVisible()
  await expect(egress.row('10.0.0.1', '203.0.113.201')).toContainText(/kB|MB/)
  await tray.getByRole('button', { name: 'Carve pcapng' }).click()
  await expect(tray.getByText(new RegExp(`^Carved ${(built * 30).toLocaleString('en')} packets`))).toBeVisible()
  await egress.expectNoLeak()
})

test('names that attack are text on every screen and in every file, and none of them when they are hidden', async ({
  page,
}, info) => {
  test.slow()
  const lastFile = await keepBlobs(page)
  const egress = await EgressPage.open(page)
  const tray = page.getByRole('region', { name: 'Suspects' })
  await egress.chooseFiles([
    namedFile(EVIL_NAME, hostileCapture(MORNING)),
    namedFile(ATTACKS[4].replaceAll('/', '_'), 'no'),
  ])
  await egress.waitForRows()
  await egress.typeThreshold('1 kB')
  const seen: string[] = []
  for (let server = 1; server <= HOSTILE_FIELDS.length; server++) {
    await egress.typeFilter(`203.0.113.${server}`)
    const row = egress.row(EVIL_HOST, `203.0.113.${server}`).first()
    await row.click()
    await egress.waitIdle()
    await expectHarmless(page)
    seen.push(...(await page.locator('body').allInnerTexts()))
    if (server === 1) await page.keyboard.press('s')
  }
  await egress.typeFilter('')
  await expectHarmless(page)
  expect(seen.filter((text) => text.includes(MARK)).length, 'screens that show a planted name').toBeGreaterThan(12)
  expect(seen.some((text) => text.includes('⟦U+202E⟧'))).toBe(true)
  await tray.getByRole('textbox', { name: /^Note on/ }).pressSequentially(ATTACKS[1])

  for (const name of ['Report', 'Report as Markdown', 'Report as JSON', 'CSV', 'JSON', 'Save case file']) {
    await tray.getByRole('button', { name, exact: true }).click()
    await egress.waitIdle()
    const text = (await lastFile()).toString()
    expect(text, name).toContain(MARK)
    if (name.endsWith('JSON') || name === 'Save case file') expect(() => JSON.parse(text)).not.toThrow()
    else expect(text, name).not.toMatch(OBEYED)
    if (name === 'CSV') expect(text, name).not.toMatch(/(^|[,"\n])=/m)
    if (name === 'Report as Markdown') expect(text).not.toMatch(/<img|<script/)
    if (name === 'Report') await expectHarmlessReport(page, text)
  }
  const shell = await tray.locator('code').allInnerTexts()
  for (const line of shell) expect(line).not.toMatch(/rm -rf|touch pwned|HYPERLINK/)

  await tray.getByRole('button', { name: 'Carve pcapng' }).click()
  await expect(tray.getByText(/^Carved \d+ packets/)).toBeVisible()
  const carved = await lastFile('pcap')
  if (existsSync('/usr/bin/tshark')) {
    const path = info.outputPath('carved.pcapng')
    await writeFile(path, carved)
    const comments = execFileSync('/usr/bin/tshark', ['-r', path, '-T', 'fields', '-e', 'frame.comment'], {
      encoding: 'utf8',
    })
    expect(comments).toContain('⟦U+202E⟧')
    expect(comments).not.toMatch(OBEYED)
  }

  await page.getByRole('button', { name: 'Hide names' }).click()
  await egress.waitIdle()
  await expect(egress.rows().first()).toContainText('inside-001')
  const shown = await egress.rows().count()
  expect(shown).toBeGreaterThan(8)
  for (let index = 0; index < shown; index++) {
    await egress.rows().nth(index).click()
    await egress.waitIdle()
    await expectHidden(page)
  }
  await page.keyboard.press('Control+z')
  await egress.waitIdle()
  await expectHidden(page)
  const all = await egress.rows().count()
  await egress.typeFilter('inside-001')
  await expect(egress.rows()).toHaveCount(all)
  await page.getByRole('button', { name: 'Show names' }).click()
  await egress.waitIdle()
  await expect(egress.filter).toHaveValue(EVIL_HOST)
  await expect(egress.rows().first()).toContainText(EVIL_HOST)
  // Its last letter was taken back.
  await expect(tray.getByRole('textbox', { name: /^Note on/ })).toHaveValue(ATTACKS[1].slice(0, -1))
  await egress.expectNoLeak()
})

/** Nothing ran, no element was made of a name, and nothing turns text round. */
async function expectHarmless(page: Page): Promise<void> {
  const found = await page.evaluate((obeyed) => {
    const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
    const bad: string[] = []
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node instanceof Element ? node : null
      if (element !== null && /^(IMG|IFRAME|OBJECT|EMBED|VIDEO)$/.test(element.tagName)) bad.push(element.tagName)
      const texts = element === null ? [node.nodeValue ?? ''] : [...element.attributes].map(({ value }) => value)
      if (element?.matches('script, style, [href*=zqevil], [onerror]')) texts.length = 0
      if (element?.matches('[href*=zqevil], [onerror]')) bad.push(element.outerHTML.slice(0, 80))
      for (const text of texts) if (new RegExp(obeyed).test(text)) bad.push(text.slice(0, 80))
    }
    return { bad: bad.filter((text) => !text.startsWith('data:')), pwned: 'pwned' in window }
  }, OBEYED.source)
  expect(found).toEqual({ bad: [], pwned: false })
}

async function expectHarmlessReport(page: Page, html: string): Promise<void> {
  const report = await page.context().newPage()
  const dialogs: string[] = []
  report.on('dialog', (dialog) => dialogs.push(dialog.message()))
  await report.setContent(html)
  const made = await report.evaluate(() => ({
    elements: document.querySelectorAll('img, script, iframe, [onerror], a[href*=zqevil]').length,
    pwned: 'pwned' in window,
  }))
  expect(made).toEqual({ elements: 0, pwned: false })
  expect(dialogs).toEqual([])
  await report.close()
}

/** No text and no attribute tells an inside address or a name of the captures. */
async function expectHidden(page: Page): Promise<void> {
  const told = await page.evaluate(
    ([mark, address, shown]) => {
      const texts = [document.title, shown]
      for (const element of document.querySelectorAll('*'))
        for (const { value } of element.attributes) texts.push(value)
      for (const field of document.querySelectorAll('input')) texts.push(field.value)
      return texts.flatMap((text) => {
        const at = Math.max(text.indexOf(mark), text.indexOf(address))
        return at < 0 ? [] : [text.slice(Math.max(0, at - 60), at + 40)]
      })
    },
    [MARK, EVIL_HOST, (await page.locator('body').allInnerTexts()).join()],
  )
  expect(told).toEqual([])
}
