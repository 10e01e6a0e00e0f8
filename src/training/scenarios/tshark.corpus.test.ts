// Whole captures as tshark reads them: nothing in them is wrong but what a scenario means to be, and the files that go over the wire in clear
// come out of them and unpack.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, gunzipSync, inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { hasTshark, tsharkFields, tsharkLines } from '../../testing/tshark'
import { type MadeCapture, makeCaptures, seedOf } from './make-captures'
import { RECIPES } from './recipes'

const BAD = ['_ws.malformed', ...['ip', 'tcp', 'udp', 'icmp'].map((layer) => `${layer}.checksum.status == 0`)]
/** Segments that are lost behind the tap and sent again are meant. */
const FLAGGED = '(tcp.analysis.flags && !tcp.analysis.retransmission)'
/** What S10 doubles and cuts. */
const FAULTY: Record<string, string> = { 'pulled-doubled-cut': 'ip.addr == 10.1.0.99 || ip.addr == 10.1.0.87' }

function whole(id: string): MadeCapture[] {
  return makeCaptures(id, seedOf(id), { isFull: true }).captures
}

describe.skipIf(!hasTshark)('each scenario, whole', () => {
  it.each(Object.keys(RECIPES))(
    '%s has no bad checksum, nothing malformed, and no flag but segments sent again',
    (id) => {
      const wrong = [...BAD, FLAGGED].join(' || ')
      const filter = FAULTY[id] === undefined ? wrong : `(${wrong}) && !(${FAULTY[id]})`
      for (const { bytes } of whole(id)) expect(tsharkLines(bytes, ['-Y', filter]).slice(0, 5)).toEqual([])
    },
  )
})

describe.skipIf(!hasTshark)('what is stolen in clear', () => {
  it('S1: a ZIP archive by FTP', () => {
    const { 'customers_q1.zip': zip } = exported(whole('find-egress')[1], 'ftp-data')
    expect(zip.length).toBe(27_500_000)
    expect(unzip(zip)).toEqual(['customers_q1.csv'])
  })

  it('S3: a workbook by SMB', () => {
    const [book, ...others] = Object.values(exported(whole('backup-and-impostor')[2], 'smb'))
    expect(others).toEqual([])
    expect(book.length).toBe(26_400_000)
    expect(unzip(book)).toEqual(WORKBOOK)
  })

  it('S8: a workbook by mail, on both legs', () => {
    const mails = Object.values(exported(whole('small-thing-in-the-noise')[0], 'imf')).map(String)
    expect(mails).toHaveLength(2)
    for (const mail of mails) {
      expect(mail).toContain('filename="payroll_2024.xlsx"')
      const [, encoded] = /\r\n\r\n--b1\r\n[\s\S]*?\r\n\r\n([\s\S]*?)--b1--/.exec(mail) ?? []
      const book = Buffer.from(encoded, 'base64')
      expect(book.length).toBe(16_999_965)
      expect(unzip(book)).toEqual(WORKBOOK)
    }
  })

  it('S9: an archive and eight documents by SMB', () => {
    const files = exported(whole('collect-then-send')[0], 'smb')
    expect(Object.keys(files)).toHaveLength(9)
    expect(Object.values(files).reduce((sum, { length }) => sum + length, 0)).toBe(41_200_000)
    for (const [name, bytes] of Object.entries(files)) {
      const members = unzip(bytes)
      if (name.endsWith('contracts_2023.zip')) expect(members[0]).toBe('contracts_2023/adler.txt')
      else expect(members).toEqual(['[Content_Types].xml', '_rels/.rels', 'word/document.xml'])
    }
  })

  it('S10: a dump of a database by HTTP', () => {
    const { 'db-2024.sql.gz': dump } = exported(whole('pulled-doubled-cut')[0], 'http')
    expect(gunzipSync(dump).toString('latin1')).toMatch(
      /^CREATE TABLE[\s\S]*INSERT INTO orders[\s\S]*-- end of dump\n$/,
    )
  })

  it('S6: keys in PEM in the echo requests', () => {
    const [{ bytes }] = whole('loud-ping')
    const theft = 'icmp.type == 8 && ip.src == 10.1.0.112'
    const text = Buffer.from(tsharkLines(bytes, ['-Y', theft, '-T', 'fields', '-e', 'data.data']).join(''), 'hex')
    const keys = text.toString().match(/-----BEGIN RSA PRIVATE KEY-----\n[^-]*-----END RSA PRIVATE KEY-----\n/g)
    expect(text.length).toBe(1_400_000)
    expect(keys).toHaveLength(863)
  })

  it('S5: a table in base32 in the names', () => {
    const [{ bytes }] = whole('dns-through-the-resolver')
    const rows = tsharkFields(bytes, 'ip.src', 'dns.flags.response', 'dns.qry.name').map((line) => line.split('\t'))
    const names = rows.flatMap(([from, response, name]) => (from === '10.1.0.93' && response === '0' ? name : []))
    const table = fromBase32(
      names
        .filter((name) => name.endsWith('.t.cdn-metrics.example'))
        .map((name) => name.split('.').slice(0, 2).join(''))
        .join(''),
    )
    expect(table.length).toBe(687_500)
    expect(table.toString()).toMatch(/^id,name,card_last4\n(\d+,\w+ [A-Z],\d{4}\n)+[\d\w, ]*$/)
  })
})

const WORKBOOK = [
  '[Content_Types].xml',
  '_rels/.rels',
  'xl/workbook.xml',
  'xl/_rels/workbook.xml.rels',
  'xl/worksheets/sheet1.xml',
]

/** The files that tshark takes out of a capture, by name. */
function exported({ bytes }: MadeCapture, protocol: string): Record<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'egress-objects-'))
  try {
    tsharkLines(bytes, ['-q', '--export-objects', `${protocol},${folder}`])
    return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Names of the members of a ZIP archive, from its directory at the end; each is unpacked and its CRC compared. */
function unzip(zip: Buffer): string[] {
  const end = zip.lastIndexOf('PK\x05\x06')
  const names: string[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [crc, packed, size] = [16, 20, 24].map((offset) => zip.readUInt32LE(at + offset))
    const nameLength = zip.readUInt16LE(at + 28)
    const data = zip.readUInt32LE(at + 42) + 30 + nameLength
    const text = inflateRawSync(zip.subarray(data, data + packed))
    expect([text.length, crc32(text)]).toEqual([size, crc])
    names.push(zip.toString('latin1', at + 46, at + 46 + nameLength))
    at += 46 + nameLength
  }
  return names
}

function fromBase32(letters: string): Buffer {
  const bytes: number[] = []
  let held = 0
  let bits = 0
  for (const letter of letters) {
    held = ((held << 5) | 'abcdefghijklmnopqrstuvwxyz234567'.indexOf(letter)) & 0xfff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >>> bits) & 0xff)
  }
  return Buffer.from(bytes)
}
