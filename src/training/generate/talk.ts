// What hosts say to each other. In: a tap, ends, names, amounts. Out: frames.

import { ascii, join, quad } from '../frames/bytes'
import { payloadOf } from '../frames/checksum'
import { dnsAnswer, dnsQuery } from '../frames/dns'
import { ECHO_REQUEST } from '../frames/icmp'
import { clientHello, finishedRecords, serverHello } from '../frames/tls'
import { noise, type Random } from '../random'
import { type Host, RESOLVER, SECOND, type Site, UPSTREAM_RESOLVER } from '../world'
import { openSession, type Session, type SessionOptions } from './session'
import type { Bulk } from './sources'
import { addEcho, addUdp, type Endpoint, type Tap } from './tap'

/** From 1970 back to 1900, where NTP begins (RFC 5905 section 6). */
const NTP_SECONDS = 2_208_988_800
const ECHO_REPLY = 0
const PROTOCOLS = ['h2', 'http/1.1']

export function clientPort(random: Random): number {
  return 49_152 + random(16_384)
}

/** A connection from some port of the client's. */
export function connect(
  tap: Tap,
  random: Random,
  at: number,
  client: Host,
  server: Host,
  port: number,
  options?: SessionOptions,
): Session {
  return openSession(tap, random, at, { host: client, port: clientPort(random) }, { host: server, port }, options)
}

/** A dialogue of lines in clear; those that begin with "<" are the server's. */
export function converse(session: Session, lines: readonly string[]) {
  for (const line of lines) {
    const isServer = line.startsWith('<')
    session.say(isServer ? session.server : session.client, ascii(`${isServer ? line.slice(1) : line}\r\n`))
  }
}

/** Both hellos, the client's with the server's name and the protocols it speaks (RFC 6066, RFC 7301). */
export function greetTls(session: Session, random: Random, name: string) {
  session.say(session.client, clientHello(name, noise(random, 32), PROTOCOLS))
  session.say(session.server, serverHello(noise(random, 32), noise(random, 40)))
  session.say(session.client, finishedRecords(noise(random, 40)))
}

export interface Amounts {
  /** Bytes of each direction in all, the hellos among them. */
  out: number
  in: number
  until?: number
}

/** All of a TLS session, out first and then in, from name to end. */
export function talkTls(tap: Tap, bulk: Bulk, at: number, ends: TlsEnds, amounts: Amounts): Session {
  const { random, client, site } = ends
  lookUp(tap, random, at - SECOND, client, site)
  const session = connect(tap, random, at, client, site.host, 443, ends.options)
  greetTls(session, random, site.name)
  fill(session, 'client', amounts.out, bulk, amounts.until)
  fill(session, 'server', amounts.in, bulk)
  session.close(session.client)
  return session
}

export interface TlsEnds {
  random: Random
  client: Host
  site: Site
  options?: SessionOptions
}

/** TLS records until this end has said so many bytes in all. */
export function fill(session: Session, end: 'client' | 'server', total: number, bulk: Bulk, until?: number) {
  const speaker = session[end]
  if (total > speaker.sent) session.pour(speaker, total - speaker.sent, bulk.tls, until)
}

/** A name asked of the office's resolver, which asks the one outside: four datagrams. */
export function lookUp(tap: Tap, random: Random, at: number, client: Host, site: Site) {
  askResolver(tap, random, at, client, (id) => [
    dnsQuery(id, site.name),
    dnsAnswer(id, site.name, site.host.address, 300),
  ])
}

/** Question and answer by their number, on both legs. */
export function askResolver(
  tap: Tap,
  random: Random,
  at: number,
  client: Host,
  messages: (id: number) => [Uint8Array, Uint8Array],
  upstream: Host = UPSTREAM_RESOLVER,
) {
  const leg = (askedAt: number, host: Host, server: Host, delay: number) => {
    const [question, answer] = messages(random(65536))
    exchange(tap, askedAt, delay, { host, port: clientPort(random) }, { host: server, port: 53 }, question, answer)
  }
  leg(at, client, RESOLVER, upstream.delay + 900)
  leg(at + 300, RESOLVER, upstream, upstream.delay)
}

/** Client and server exchange their clocks: mode 3, then mode 4 (RFC 5905 section 7.3). */
export function askTime(tap: Tap, random: Random, at: number, client: Host, server: Host) {
  const { delay } = server
  const clockAt = (time: number) => join(quad(Math.floor(time / SECOND) + NTP_SECONDS), quad(random(2 ** 32)))
  const asked = clockAt(at)
  const answered = clockAt(at + delay)
  const request = join([0x23, 0, 6, 0xec], new Uint8Array(36), asked)
  const reply = join([0x24, 2, 6, 0xec], new Uint8Array(20), asked, answered, answered)
  exchange(tap, at, delay, { host: client, port: 123 }, { host: server, port: 123 }, request, reply)
}

export function exchange(
  tap: Tap,
  at: number,
  delay: number,
  client: Endpoint,
  server: Endpoint,
  request: Uint8Array,
  reply: Uint8Array,
) {
  addUdp(tap, at, client, server, payloadOf(request))
  addUdp(tap, at + delay, server, client, payloadOf(reply))
}

/** Echo request and reply (RFC 792); the reply may carry other bytes. */
export function ping(
  tap: Tap,
  at: number,
  [from, to]: readonly [Host, Host],
  message: { id: number; sequence: number; asked: Uint8Array; answered: Uint8Array; isWhole?: boolean },
) {
  const { id, sequence, isWhole = true } = message
  addEcho(tap, at, [from, to], { type: ECHO_REQUEST, id, sequence }, payloadOf(message.asked), isWhole)
  const back = { type: ECHO_REPLY, id, sequence }
  addEcho(tap, at + to.delay, [to, from], back, payloadOf(message.answered), isWhole)
}

/** A video call: sealed datagrams of 1,200 B, 62.5 a second, both ways alike. */
export function call(tap: Tap, bulk: Bulk, at: number, caller: Host, bridge: Site, bytesEachWay: number) {
  const random = tap.chance('call')
  lookUp(tap, random, at, caller, bridge)
  const ends = [
    { host: caller, port: 50_051 },
    { host: bridge.host, port: 8801 },
  ] as const
  for (let packet = 0; packet < bytesEachWay / 1200; packet++) {
    const time = at + SECOND + packet * 16_000
    for (const way of [0, 1]) {
      const payload = bulk.media[(packet + way) % bulk.media.length]
      addUdp(tap, time + way * 5000 + random(3000), ends[way], ends[1 - way], payload, packet < 14)
    }
  }
}
