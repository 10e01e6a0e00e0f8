import { describe, expect, it } from 'vitest'
import { buildPcap } from '../../testing/build-pcap'
import { cluesOf, latin1, namesOf } from '../../testing/clues-of'
import type { TestFrame } from '../../testing/frame'
import { icmp, tcp, udp } from '../../testing/frames'
import { readCapture } from '../../testing/read-capture'

const CLIENT = '10.0.0.5:50123'

/** Lines in clear, each a segment; those that begin with "<" come back. */
function talk(server: string, lines: (string | Uint8Array)[]): TestFrame[] {
  const next = { out: 1, in: 1 }
  return lines.map((line, i) => {
    const isBack = typeof line === 'string' && line.startsWith('<')
    const payload = typeof line === 'string' ? latin1(isBack ? line.slice(1) : line) : line
    const side = isBack ? 'in' : 'out'
    const frame = isBack
      ? tcp(server, CLIENT, 0, { payload, seq: next.in, at: 1_426_118_400 + i })
      : tcp(CLIENT, server, 0, { payload, seq: next.out, at: 1_426_118_400 + i })
    next[side] += payload.length
    return frame
  })
}

describe('FTP', () => {
  it('names the file on the control and on the data connection', () => {
    const control = talk('203.0.113.9:21', [
      '<220 FTP server ready\r\n',
      'USER anna\r\n',
      '<227 Entering Passive Mode (203,0,113,9,195,80)\r\n',
      'STOR customers_q1.zip\r\n',
    ])
    const zip = latin1(`PK\u0003\u0004${'\0'.repeat(22)}\u0008\0\0\0list.csv${'x'.repeat(40)}`)
    const data = tcp('10.0.0.5:50999', '203.0.113.9:50000', 0, { payload: zip, at: 1_426_118_410 })
    const clues = cluesOf([...control, data])
    expect(clues).toContain('ftp-command: STOR customers_q1.zip')
    expect(clues).toContain('ftp-data: STOR customers_q1.zip')
    expect(clues).toContain('magic: ZIP')
    expect(clues).toContain('zip-member: list.csv')
  })
})

describe('HTTP', () => {
  const request =
    'PUT /up/plan.docx HTTP/1.1\r\nHost: drop.example\r\nUser-Agent: rclone/v1.60\r\nContent-Length: 90000\r\n'

  it('reads a request whose headers come in two segments', () => {
    const frames = talk('203.0.113.9:80', [request, 'Content-Type: application/zip\r\n\r\n'])
    expect(cluesOf(frames)).toEqual(
      expect.arrayContaining([
        'protocol: http',
        'http-request: PUT /up/plan.docx',
        'http-host: drop.example',
        'http-user-agent: rclone/v1.60',
        'http-length: 90000',
        'http-content-type: application/zip',
      ]),
    )
    expect(namesOf(frames)).toEqual(['http 203.0.113.9 drop.example'])
  })

  it('reads what begins behind the headers', () => {
    const body = 'id,name,card_last4\n1,Anna,1234\n'
    expect(cluesOf(talk('203.0.113.9:80', [`${request}\r\n${body}`]))).toContain(
      'marker: CSV header: id,name,card_last4',
    )
  })
})

describe('mail', () => {
  it('names recipients, size and attachments', () => {
    const clues = cluesOf(
      talk('203.0.113.9:25', [
        '<220 mail.example ESMTP\r\n',
        'EHLO ws\r\n',
        'MAIL FROM:<a@b.example> SIZE=23263110\r\n',
        'RCPT TO:<eve@partner.example>\r\n',
        'Content-Disposition: attachment; filename="payroll_2024.xlsx"\r\n\r\n',
      ]),
    )
    expect(clues).toEqual(
      expect.arrayContaining([
        'protocol: smtp',
        'smtp-size: 23263110',
        'smtp-recipient: eve@partner.example',
        'smtp-attachment: payroll_2024.xlsx',
      ]),
    )
  })
})

describe('DNS', () => {
  const name = (text: string) => [...text.split('.').flatMap((label) => [label.length, ...latin1(label)]), 0]
  const query = (text: string, flags = 0x0100) =>
    Uint8Array.from([0, 7, flags >> 8, flags & 255, 0, 1, 0, 0, 0, 0, 0, 0, ...name(text), 0, 16, 0, 1])

  it('counts by client, server and registered domain, and keeps the names', () => {
    const frames = ['aaaa.t.cdn.example', 'bbbb.t.cdn.example', 'aaaa.t.cdn.example'].map((text, i) =>
      udp('10.0.0.5:5000', '10.0.0.1:53', 0, { payload: query(text), at: 1_426_118_400 + i }),
    )
    const { dns } = readCapture(buildPcap(frames)).seen
    expect([dns.count, dns.queries[0], dns.textQueries[0], dns.texts[dns.domainIds[0]]]).toEqual([
      1,
      3,
      3,
      'cdn.example',
    ])
    expect([dns.names.count, dns.samples.count]).toEqual([2, 2])
  })

  it('gives the addresses of an answer their name, and follows no loop', () => {
    const answer = Uint8Array.from([
      ...[0, 7, 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0, ...name('files.example'), 0, 1, 0, 1],
      ...[0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 9, 0, 4, 198, 51, 100, 7],
    ])
    expect(namesOf([udp('10.0.0.1:53', '10.0.0.5:5000', 0, { payload: answer })])).toEqual([
      'dns 198.51.100.7 files.example',
    ])
    const loop = Uint8Array.from([0, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xc0, 12, 0, 1, 0, 1])
    expect(readCapture(buildPcap([udp('10.0.0.5:5000', '10.0.0.1:53', 0, { payload: loop })])).seen.dns.count).toBe(0)
  })
})

it('adds large echoes up by hour and tells their payloads apart', () => {
  const echo = (fill: number) =>
    icmp('10.0.0.5', '203.0.113.9', 0, { payload: new Uint8Array(1400).fill(fill), id: fill })
  const { echoes } = readCapture(buildPcap([echo(1), echo(2), icmp('10.0.0.5', '203.0.113.9', 56)])).seen
  expect([echoes.count, echoes.packetsAToB[0], echoes.bytesAToB[0], echoes.distinctAToB[0]]).toEqual([1, 2, 2800, 2])
})

it('says when the capture is cut where a fact was looked for', () => {
  const frame = tcp(CLIENT, '203.0.113.9:80', 1400)
  const cut = { ...frame, bytes: frame.bytes.slice(0, 96) }
  expect(cluesOf([{ ...frame, ...cut }]).some((clue) => clue.startsWith('cut: '))).toBe(true)
})
