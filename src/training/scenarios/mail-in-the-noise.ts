// S8: one mail below the threshold, a call and a download above it (design: training.md section 2).

import { ascii } from '../frames/bytes'
import { base64Lines, LINE_BYTES } from '../generate/archives'
import type { Session } from '../generate/session'
import { sourceOf } from '../generate/sources'
import { connect, converse, lookUp } from '../generate/talk'
import { type Host, inside, MAIL_RELAY, outside, SECOND, type Site } from '../world'
import { fileOf, march } from './calendar'
import { download, videoCall } from './innocent'
import { countOf, type FlowCount, type Recipe, type Stage } from './recipe'
import { payrollWorkbook } from './stolen-files'

const PARTNER: Site = { name: 'partner-mail.example', host: outside('192.0.2.25') }
/** The attachment: 17.0 MB, which are 23,263,110 bytes in lines of base64. */
const LINES = 298_245

const HEADERS = [
  'From: ws-44@office.example',
  'To: archive@partner-mail.example',
  'Subject: as agreed',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b1"',
  '',
  '--b1',
  'Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet; name="payroll_2024.xlsx"',
  'Content-Transfer-Encoding: base64',
  'Content-Disposition: attachment; filename="payroll_2024.xlsx"',
  '',
]

export const mailInTheNoise: Recipe = {
  files: [fileOf(11, 17, 21)],
  parts: [
    theft,
    (stage) => videoCall(stage, march(11, 18, 15), 54_000_000),
    (stage) => download(stage, march(11, 18, 15), 60_000_000),
  ],
}

/** From .44 to the relay, and from there outside half a minute later. */
function theft(stage: Stage): FlowCount {
  const book = base64Lines(payrollWorkbook(stage.tap.chance('payroll'), LINES * LINE_BYTES))
  const near = deliver(stage, book, 'near', [inside(44), MAIL_RELAY], march(11, 18, 20), march(11, 18, 20, 25))
  lookUp(stage.tap, stage.tap.chance('mail name'), march(11, 18, 20, 29), MAIL_RELAY, PARTNER)
  deliver(stage, book, 'far', [MAIL_RELAY, PARTNER.host], march(11, 18, 20, 30), march(11, 18, 22, 59))
  return countOf(near)
}

/** SMTP with one attachment (RFC 5321, RFC 2045). */
function deliver(
  { tap }: Stage,
  book: Uint8Array,
  leg: string,
  [from, to]: [Host, Host],
  at: number,
  until: number,
): Session {
  const session = connect(tap, tap.chance(`mail ${leg}`), at, from, to, 25)
  const name = to === MAIL_RELAY ? 'mail.office.example' : PARTNER.name
  converse(session, [`<220 ${name}`, 'EHLO office.example', '<250-SIZE 50000000\r\n250 Ok'])
  converse(session, [`MAIL FROM:<ws-44@office.example> SIZE=${book.length + 600}`, '<250 Ok'])
  converse(session, ['RCPT TO:<archive@partner-mail.example>', '<250 Ok', 'DATA', '<354 Go ahead'])
  session.say(session.client, ascii(`${HEADERS.join('\r\n')}\r\n`))
  session.pour(session.client, book.length, sourceOf(book), until)
  converse(session, ['--b1--\r\n.', '<250 Queued', 'QUIT', '<221 Bye'])
  session.at += SECOND / 10
  session.close(session.client)
  return session
}
