// What is stolen, as files that open: tables, a workbook, documents, a dump. In: chance, lengths. Out: bytes.

import { gzipOf, type Member, zipOf } from '../generate/archives'
import type { FileText } from '../generate/compress'
import type { Random } from '../random'

/** Rows that repeat: enough that a compressor finds little in them. */
const ROWS = 600
const PEOPLE = ['Adler', 'Brandt', 'Costa', 'Diaz', 'Evans', 'Fischer', 'Garcia', 'Hughes']
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const OFFICE = 'http://schemas.openxmlformats.org'
const MAIN = `${OFFICE}/spreadsheetml/2006/main`
const WORD = `${OFFICE}/wordprocessingml/2006/main`
const TYPES = 'application/vnd.openxmlformats-officedocument'

/** `customers_q1.zip`: one table. */
export function customersZip(random: Random, length: number): Uint8Array {
  const row = (id: number) => `${10_001 + id},${person(random)},${1000 + random(9000)},${random(1_000_000)}\n`
  const text = { head: 'id,name,card_last4,revenue\n', body: rows(row), tail: '\n' }
  return zipOf([{ name: 'customers_q1.csv', text }], length)
}

/** `payroll_2024.xlsx`: a workbook of one sheet (ECMA-376 part 1). */
export function payrollWorkbook(random: Random, length: number): Uint8Array {
  const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`
  const row = () =>
    `<row>${cell(person(random))}<c><v>${30_000 + random(90_000)}</v></c><c><v>${random(10_000)}</v></c></row>`
  const sheet = {
    head: `${XML}<worksheet xmlns="${MAIN}"><sheetData>`,
    body: rows(row),
    tail: '</sheetData></worksheet>',
  }
  const book = `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/officeDocument/2006/relationships"><sheets><sheet name="Payroll" sheetId="1" r:id="r1"/></sheets></workbook>`
  return zipOf(
    [
      ...officeParts('xl/workbook.xml', `${TYPES}.spreadsheetml`, 'sheet.main', [
        ['xl/worksheets/sheet1.xml', 'worksheet'],
      ]),
      small('xl/workbook.xml', book),
      small('xl/_rels/workbook.xml.rels', relation('worksheet', 'worksheets/sheet1.xml')),
      { name: 'xl/worksheets/sheet1.xml', text: sheet },
    ],
    length,
  )
}

/** `reviews/adler.docx`: a document of many paragraphs. */
export function reviewDocument(random: Random, length: number): Uint8Array {
  const text = {
    head: `${XML}<w:document xmlns:w="${WORD}"><w:body>`,
    body: rows(() => `<w:p><w:r><w:t>${sentence(random)}</w:t></w:r></w:p>`),
    tail: '</w:body></w:document>',
  }
  return zipOf(
    [
      ...officeParts('word/document.xml', `${TYPES}.wordprocessingml`, 'document.main', []),
      { name: 'word/document.xml', text },
    ],
    length,
  )
}

/** `contracts_2023.zip`: a text for each person. */
export function contractsZip(random: Random, length: number): Uint8Array {
  const contract = (name: string): Member => ({
    name: `contracts_2023/${name.toLowerCase()}.txt`,
    text: { head: `Contract of employment: ${name}\n`, body: rows(() => `${sentence(random)}\n`), tail: '\n' },
  })
  return zipOf(PEOPLE.map(contract), length)
}

/** `db-2024.sql.gz`: a dump of one table. */
export function databaseDump(random: Random, length: number): Uint8Array {
  const row = (id: number) =>
    `INSERT INTO orders VALUES (${id},'${person(random)}',${random(100_000)},${random(1_000_000)});\n`
  const head = 'CREATE TABLE IF NOT EXISTS orders (id INT, customer TEXT, item INT, cents INT);\n'
  return gzipOf('db-2024.sql', { head, body: rows(row), tail: '\n-- end of dump\n' }, length)
}

function officeParts(main: string, type: string, kind: string, others: [path: string, kind: string][]): Member[] {
  const parts = [[main, kind], ...others]
  const overrides = parts.map(([path, what]) => `<Override PartName="/${path}" ContentType="${type}.${what}+xml"/>`)
  const rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
  const types = `<Types xmlns="${OFFICE}/package/2006/content-types">${rels}${overrides.join('')}</Types>`
  return [small('[Content_Types].xml', types), small('_rels/.rels', relation('officeDocument', main))]
}

function relation(kind: string, target: string): string {
  return `<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument/2006/relationships/${kind}" Target="${target}"/></Relationships>`
}

function small(name: string, xml: string): Member {
  return { name, text: { head: XML + xml, body: '', tail: '' } satisfies FileText }
}

function rows(row: (index: number) => string): string {
  return Array.from({ length: ROWS }, (_, index) => row(index)).join('')
}

function person(random: Random): string {
  return `${PEOPLE[random(PEOPLE.length)]} ${String.fromCharCode(65 + random(26))}`
}

function sentence(random: Random): string {
  return `${person(random)}: grade ${1 + random(5)}, ${random(40)} hours, reference ${random(1_000_000)}.`
}
