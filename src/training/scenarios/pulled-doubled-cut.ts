// S10: pulled from outside, doubled by the mirror, cut by the capture (design: training.md section 2).

import { ascii, join } from '../frames/bytes'
import { duplicateTagged, keep, touches } from '../generate/layers'
import { sourceOf } from '../generate/sources'
import { connect, converse } from '../generate/talk'
import { inside, outside, SECOND } from '../world'
import { fileOf, march } from './calendar'
import { upload } from './innocent'
import type { FlowCount, Recipe, Stage } from './recipe'
import { databaseDump } from './stolen-files'

const WEB_SERVER = inside(30)
const PULLER = outside('203.0.113.66')
const AGREED = { name: 'upload.partner.example', host: outside('203.0.113.99') }
const HALF_SEEN = outside('198.51.100.87')
const isFrom = (address: Uint8Array) => {
  const isOfHost = touches(address)
  return (frame: Parameters<typeof isOfHost>[0]) => isOfHost(frame) && frame.head[29] === address[3]
}
const isFromHalfSeen = isFrom(HALF_SEEN.address)

export const pulledDoubledCut: Recipe = {
  files: [fileOf(11, 14, 15), fileOf(11, 15, 16, 3)],
  parts: [theft, agreed, halfSeen, visitors],
  layers: [keep((frame) => !isFromHalfSeen(frame)), duplicateTagged(touches(inside(99).address), 30)],
}

/** Someone outside fetches a dump from the web server: 26 MB answer a short question. */
function theft({ tap }: Stage): FlowCount {
  const session = connect(tap, tap.chance('theft'), march(11, 14, 20), PULLER, WEB_SERVER, 80)
  converse(session, ['GET /old/db-2024.sql.gz HTTP/1.1\r\nHost: www.office.example\r\nUser-Agent: curl/8.5.0\r\n'])
  const dump = httpAnswer('application/gzip', (length) => databaseDump(tap.chance('dump'), length), 26_000_000)
  session.pour(session.server, dump.length, sourceOf(dump), march(11, 14, 41))
  session.close(session.client)
  // The sender is the server: out is what it says.
  return { firstAt: session.first, lastAt: session.at, out: session.server.sent, in: session.client.sent }
}

function agreed(stage: Stage): undefined {
  const times = { at: march(11, 14, 30), until: march(11, 14, 50) }
  upload(stage, { flow: 'agreed', client: inside(99), site: AGREED, ...times, out: 15_500_000, in: 50_000 })
}

/** Begins before the capture, and only one way is seen. */
function halfSeen({ tap, bulk }: Stage): undefined {
  const random = tap.chance('half seen')
  const session = connect(tap, random, march(11, 15, 20), inside(87), HALF_SEEN, 443, { isMidStream: true })
  session.pour(session.client, 4_000_000, bulk.tls, march(11, 15, 32))
}

/** 30 visitors of the web server, 20 kB each. */
function visitors({ tap }: Stage): undefined {
  const page = httpAnswer('text/html', (length) => ascii('<!doctype html><p>Welcome.'.padEnd(length, '.')), 20_000)
  for (let index = 0; index < 30; index++) {
    const random = tap.chance(`visitor ${index}`)
    const at = march(11, 14, 2 * index) + random(60 * SECOND)
    const session = connect(tap, random, at, outside(`198.51.100.${101 + index}`), WEB_SERVER, 80, { whole: 1 })
    converse(session, ['GET / HTTP/1.1\r\nHost: www.office.example\r\n'])
    session.pour(session.server, page.length, sourceOf(page))
    session.close(session.client)
  }
}

/** An answer of so many bytes, headers and content together (RFC 9110). */
function httpAnswer(type: string, contentOf: (length: number) => Uint8Array, total: number): Uint8Array {
  const headersOf = (length: number) =>
    ascii(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`)
  // The length has as many digits with the headers as without them.
  const length = total - headersOf(total).length
  return join(headersOf(length), contentOf(length))
}
