// Flows that several scenarios have and that steal nothing: backup, call, download, upload. In: a stage, times, amounts.

import { ascii } from '../frames/bytes'
import { opened } from '../generate/sources'
import { call, connect, converse, lookUp, talkTls } from '../generate/talk'
import { BUILD_SERVER, type Host, inside, outside, SECOND, type Site } from '../world'
import { march } from './calendar'
import type { Stage } from './recipe'

const VAULT: Site = { name: 'vault.backup.example', host: outside('203.0.113.40') }
const BRIDGE: Site = { name: 'call.example', host: outside('203.0.113.51') }
const MIRROR: Site = { name: 'mirror.example', host: outside('198.51.100.80') }

/** BACKUP01 at 02:00:00Z for 25 minutes. */
export function backup({ tap, bulk }: Stage, day: number, bytes: number): undefined {
  const ends = { random: tap.chance(`backup ${day}`), client: inside(40), site: VAULT }
  talkTls(tap, bulk, march(day, 2), ends, { out: bytes, in: 60_000, until: march(day, 2, 24, 58) })
}

/** .51 in a video call. */
export function videoCall({ tap, bulk }: Stage, at: number, bytesEachWay: number): undefined {
  call(tap, bulk, at, inside(51), BRIDGE, bytesEachWay)
}

/** An image fetched in ten minutes: all that the client sends itself is acknowledgements, and `asked` bytes. */
export function download({ tap, bulk }: Stage, at: number, bytes: number, client: Host = BUILD_SERVER): undefined {
  const random = tap.chance(`download ${at}`)
  lookUp(tap, random, at, client, MIRROR)
  const session = connect(tap, random, at + SECOND, client, MIRROR.host, 80)
  converse(session, [`GET /tools.bin HTTP/1.1\r\nHost: ${MIRROR.name}\r\n`])
  const opening = ascii(`HTTP/1.1 200 OK\r\nContent-Length: ${bytes - 45}\r\n\r\n`)
  session.pour(session.server, bytes, opened(bulk.noise, opening), at + 600 * SECOND)
  session.close(session.client)
}

export interface Upload {
  flow: string
  client: Host
  site: Site
  at: number
  until: number
  out: number
  in: number
}

/** TLS, out and a little back. */
export function upload({ tap, bulk }: Stage, { flow, client, site, at, until, out, in: back }: Upload) {
  return talkTls(tap, bulk, at, { random: tap.chance(flow), client, site }, { out, in: back, until })
}
