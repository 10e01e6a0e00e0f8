// What the first bytes of a body are: file types by their magic, names inside archives, markers of text. In: payload from the start of a
// body. Out: clues. Content is never kept but for the names.

import { readUtf8 } from '../bytes/utf8'
import type { Facts, Glance } from './glance'

/** Longer signs first; those of two or three bytes count only at the start of a body, which is the only place looked at. */
const SIGNS: readonly [string, string][] = [
  ['SQLite format 3', 'SQLite'],
  ['\u0037\u007a\u00bc\u00af\u0027\u001c', '7-Zip'],
  ['\u00fd7zXZ\u0000', 'XZ'],
  ['\u00d0\u00cf\u0011\u00e0', 'Office (OLE)'],
  ['PK\u0003\u0004', 'ZIP'],
  ['Rar!', 'RAR'],
  ['\u0028\u00b5\u002f\u00fd', 'Zstandard'],
  ['%PDF', 'PDF'],
  ['!BDN', 'Outlook PST'],
  ['\u007fELF', 'ELF'],
  ['\u0089PNG', 'PNG'],
  ['MDMP', 'minidump'],
  ['regf', 'registry hive'],
  ['\u001f\u008b\u0008', 'GZIP'],
  ['BZh', 'BZIP2'],
  ['\u00ff\u00d8\u00ff', 'JPEG'],
]
const TAR_AT = 257
const LOCAL_HEADER = 30
const MOST_MEMBERS = 8

/** Magic, member names and markers of a body that starts at the payload's start. */
export function readFileSigns(glance: Glance, facts: Facts): void {
  const sign = SIGNS.find(([text]) => glance.has(text))
  if (sign !== undefined) facts.clue('magic', sign[1])
  if (sign?.[1] === 'ZIP') readMembers(glance, facts)
  if (sign?.[1] === 'GZIP') readGzipName(glance, facts)
  if (glance.has('MZ') && glance.length > 64) facts.clue('magic', 'Windows program')
  if (glance.has('ustar', TAR_AT)) {
    facts.clue('magic', 'TAR')
    const name = glance.latin1(0, 100).split('\0')[0] ?? ''
    if (name !== '') facts.clue('zip-member', name)
  }
  readMarkers(glance, facts)
}

/** Names in local file headers (APPNOTE 4.3.7); they stand in clear even where the data is encrypted. */
function readMembers(glance: Glance, facts: Facts): void {
  let at = 0
  for (let i = 0; i < MOST_MEMBERS && glance.has('PK\u0003\u0004', at); i++) {
    const little = (offset: number): number => glance.byte(at + offset) | (glance.byte(at + offset + 1) << 8)
    const length = little(26)
    if (length <= 0 || glance.byte(at + LOCAL_HEADER + length - 1) < 0) return
    const from = glance.at + at + LOCAL_HEADER
    facts.clue('zip-member', readUtf8(glance.view, from, from + length, 255))
    const size = little(18) + little(20) * 0x1_0000
    if (size < 0) return
    at += LOCAL_HEADER + length + little(28) + size
  }
}

/** FNAME (RFC 1952) stands behind the header, and behind extra fields that nobody writes. */
function readGzipName(glance: Glance, facts: Facts): void {
  if ((glance.byte(3) & 0x0c) !== 0x08) return
  const name = glance.latin1(10, 265).split('\0')[0] ?? ''
  if (name !== '') facts.clue('gzip-name', name)
}

const LOOKED_AT = 2048

function readMarkers(glance: Glance, facts: Facts): void {
  if (glance.byte(0) < 0x20 && glance.byte(0) !== 0x0a) return
  const text = glance.latin1(0, LOOKED_AT)
  if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) facts.clue('marker', 'private key')
  if (/\b(CREATE TABLE|INSERT INTO)\b/.test(text)) facts.clue('marker', 'SQL dump')
  const first = text.split(/\r?\n/, 1)[0] ?? ''
  if (isCsvHeader(first)) facts.clue('marker', `CSV header: ${first.slice(0, 120)}`)
  const cards = cardsIn(text)
  if (cards > 0) facts.clue('marker', `card-like numbers: ${cards}`)
}

/** Three names or more between commas, semicolons or tabs, and nothing else. */
function isCsvHeader(line: string): boolean {
  const fields = line.split(/[,;\t]/)
  return line.length < 400 && fields.length >= 3 && fields.every((field) => /^"?[A-Za-z][\w .-]{0,40}"?$/.test(field))
}

/** Numbers of 15 or 16 digits with a right check digit (Luhn); only how many. */
function cardsIn(text: string): number {
  const found = text.match(/\b[3-6]\d{3}([ -]?\d{4}){2}[ -]?\d{3,4}\b/g) ?? []
  return found.filter((number) => hasLuhn(number.replace(/\D/g, ''))).length
}

function hasLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2
  }
  return digits.length >= 15 && sum % 10 === 0
}
