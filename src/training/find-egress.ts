// Scenario S1, "Find egress" (design: training.md section 2). In: a trace. Out: the theft among its innocent look-alikes.
// Protocol and file name are a reconstruction: the pictures of the original exercise are lost. 179.90.1.133 stands for nobody.

import { ascii, join } from './frames/bytes'
import { cutPayload, payloadOf } from './frames/checksum'
import { addUdp, type Trace } from './packets'
import { randomOf } from './random'
import { BASE64_BLOCKS, CIPHER_BLOCKS, connect, converse, lookUp } from './templates'
import { BUILD_SERVER, DAY, HOUR, inside, MAIL_RELAY, outside, SECOND } from './world'

/** 2015-03-11T00:00:00Z in microseconds; the scenario plays on three days from here. */
export const FIRST_DAY = 1_426_032_000 * SECOND
export const DAYS = 3

/** Bytes of the stolen archive: all of the data connection's payload. */
const STOLEN = 27_500_000

export function addFindEgress(trace: Trace) {
  addTheft(trace, FIRST_DAY + DAY + 2 * HOUR)
  for (let day = 0; day < DAYS; day++) addMail(trace, FIRST_DAY + day * DAY + 15 * HOUR, 4 * day)
  addCall(trace, FIRST_DAY + DAY + 15 * HOUR)
  addDownload(trace, FIRST_DAY + 2 * DAY + 16 * HOUR)
}

/** FIN-WS-238 uploads customers_q1.zip by passive FTP (RFC 959), 14:07 to 31:40 past the hour. */
function addTheft(trace: Trace, hour: number) {
  const random = randomOf('theft')
  const thief = inside(238)
  const drop = outside('179.90.1.133')
  const control = connect(trace, random, hour + 847 * SECOND, thief, drop, 21)
  converse(control, ['<220 Ready', 'USER upload', '<331 Password?', 'PASS spring-2015', '<230 Logged in'])
  // 196 * 256 + 55 is port 50231.
  converse(control, ['TYPE I', '<200 Binary', 'PASV', '<227 Entering Passive Mode (179,90,1,133,196,55)'])
  converse(control, ['STOR customers_q1.zip'])
  const data = connect(trace, random, control.at, thief, drop, 50_231)
  control.at = data.at
  converse(control, ['<150 Opening data connection'])
  control.settle(control.client)
  const opening = zipHeader('customers_q1.csv')
  const archive = { length: STOLEN, opening, blocks: CIPHER_BLOCKS, whole: 8, ackEvery: 3 }
  data.pour(data.client, archive, hour + 1900 * SECOND)
  data.close(data.client)
  control.at = data.at
  converse(control, ['<226 Transfer complete', 'QUIT', '<221 Goodbye'])
  control.close(control.client)
}

/** Mail to four strangers a day, 0.75 MB each, 9 MB in all. */
function addMail(trace: Trace, at: number, firstPartner: number) {
  for (let partner = firstPartner; partner < firstPartner + 4; partner++) {
    const random = randomOf(`mail ${partner}`)
    const site = { name: `mx.partner-${partner}.example`, host: outside(`192.0.2.${20 + partner}`) }
    const start = at + random(4 * 3600) * SECOND
    lookUp(trace, random, start, MAIL_RELAY, site)
    const session = connect(trace, random, start + SECOND, MAIL_RELAY, site.host, 25)
    converse(session, [`<220 ${site.name}`, 'EHLO mail.office.example', '<250 Ok', 'MAIL FROM:<sales@office.example>'])
    converse(session, ['<250 Ok', `RCPT TO:<info@partner-${partner}.example>`, '<250 Ok', 'DATA', '<354 Go ahead'])
    const opening = ascii('Subject: Brochure\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: base64\r\n\r\n')
    const message = { length: 750_000, opening, blocks: BASE64_BLOCKS, whole: 1, ackEvery: 4 }
    session.pour(session.client, message, session.at + 45 * SECOND)
    converse(session, ['\r\n.', '<250 Queued', 'QUIT', '<221 Bye'])
    session.close(session.client)
  }
}

/** A video call: sealed datagrams of 1,200 B every 16 ms, both ways alike. */
function addCall(trace: Trace, at: number) {
  const random = randomOf('call')
  const bridge = { name: 'call.example', host: outside('203.0.113.51') }
  lookUp(trace, random, at, inside(51), bridge)
  const ends = [
    { host: inside(51), port: 50_051 },
    { host: bridge.host, port: 8801 },
  ] as const
  const media = CIPHER_BLOCKS.map(({ bytes }) => cutPayload(payloadOf(bytes.subarray(0, 1200)), 54))
  for (let packet = 0; packet < 8600; packet++) {
    const time = at + SECOND + packet * 16_000 + random(3000)
    for (const direction of [0, 1]) {
      const payload = media[(packet + direction) % media.length]
      addUdp(trace, time + direction * 5000, ends[direction], ends[1 - direction], random(65536), payload)
    }
  }
}

/** BUILD01 fetches an image of 60 MB: all it sends itself is acknowledgements. */
function addDownload(trace: Trace, at: number) {
  const random = randomOf('download')
  const mirror = { name: 'mirror.example', host: outside('203.0.113.20') }
  lookUp(trace, random, at, BUILD_SERVER, mirror)
  const session = connect(trace, random, at + SECOND, BUILD_SERVER, mirror.host, 80)
  converse(session, [`GET /tools.iso HTTP/1.1\r\nHost: ${mirror.name}\r\n`])
  const opening = ascii('HTTP/1.1 200 OK\r\nContent-Length: 59999955\r\n\r\n')
  const image = { length: 60_000_000, opening, blocks: CIPHER_BLOCKS, whole: 1, ackEvery: 8 }
  session.pour(session.server, image, at + 600 * SECOND)
  session.close(session.client)
}

/** The local header of a deflated file whose sizes follow behind it (APPNOTE.TXT section 4.3.7). */
function zipHeader(name: string): Uint8Array {
  const fields = [20, 0, 8, 0, 8, 0, 0xbd, 0xb1, 0x6b, 0x46]
  return join(ascii('PK\x03\x04'), fields, new Uint8Array(12), [name.length, 0, 0, 0], ascii(name))
}
