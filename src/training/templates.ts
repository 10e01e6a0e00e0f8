// What hosts say to each other, by application. In: a session or two ends, names, amounts. Out: frames in a trace.

import { ascii, join, quad, word } from './frames/bytes'
import { type Payload, payloadOf } from './frames/checksum'
import { dnsAnswer, dnsQuery } from './frames/dns'
import { SEGMENT_LENGTH } from './frames/tcp'
import { APPLICATION_DATA, clientHello, finishedRecords, serverHello, tlsRecord } from './frames/tls'
import { addUdp, type Endpoint, type Trace } from './packets'
import { noise, type Random, randomOf } from './random'
import { openSession, type Speaker, type Stream, type TcpSession } from './tcp-session'
import { type Host, RESOLVER, SECOND, type Site, UPSTREAM_RESOLVER } from './world'

/** From 1970 back to 1900, where NTP begins (RFC 5905 section 6). */
const NTP_SECONDS = 2_208_988_800

/** Segments of cipher text or compressed data, taken in turn. */
export const CIPHER_BLOCKS: readonly Payload[] = blocksOf('cipher text', (random) => random(256))

/** Segments of base64 text, taken in turn (RFC 4648). */
export const BASE64_BLOCKS: readonly Payload[] = blocksOf('base64', (random, at) => {
  const inLine = at % 78
  if (inLine > 75) return inLine === 76 ? 13 : 10
  return 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.charCodeAt(random(64))
})

/** A port that a client would take (RFC 6335 section 6). */
export function clientPort(random: Random): number {
  return 49_152 + random(16_384)
}

/** A connection from some port of the client's. */
export function connect(
  trace: Trace,
  random: Random,
  at: number,
  client: Host,
  server: Host,
  port: number,
): TcpSession {
  return openSession(trace, random, at, { host: client, port: clientPort(random) }, { host: server, port })
}

/** A dialogue of lines in clear; those that begin with "<" are the server's. */
export function converse(session: TcpSession, lines: readonly string[]) {
  for (const line of lines) {
    const isServer = line.startsWith('<')
    session.say(isServer ? session.server : session.client, ascii(`${isServer ? line.slice(1) : line}\r\n`))
  }
}

/** All of a TLS session: hellos with the server's name, then one request and one response of so many bytes. */
export function tlsExchange(session: TcpSession, random: Random, name: string, request: number, response: number) {
  const { client, server } = session
  session.say(client, clientHello(name, noise(random, 32)))
  session.say(server, serverHello(noise(random, 32), noise(random, 40)))
  session.say(client, finishedRecords(noise(random, 40)))
  cipherRecord(session, client, request)
  cipherRecord(session, server, response)
  session.close(client)
}

/** One SMB 3 message that is encrypted, as all of them are once a session stands (MS-SMB2 section 2.2.41). */
export function smbMessage(session: TcpSession, from: Speaker, random: Random, length: number) {
  const inner = length - 56
  const transform = join(
    [0xfd],
    ascii('SMB'),
    noise(random, 32),
    [inner & 0xff, inner >>> 8, 0, 0, 0, 0, 1, 0],
    quad(7),
    quad(0),
  )
  const opening = join([0, 0], word(length - 4), transform)
  session.pour(from, cipherStream(length, opening))
}

/** A name asked of the office's resolver, which asks the one outside: four datagrams. */
export function lookUp(trace: Trace, random: Random, at: number, client: Host, site: Site) {
  const ask = (askedAt: number, host: Host, server: Host, delay: number) => {
    const id = random(65536)
    const answer = dnsAnswer(id, site.name, site.host.address, 300)
    const ends = [
      { host, port: clientPort(random) },
      { host: server, port: 53 },
    ] as const
    addExchange(trace, random, askedAt, delay, ...ends, dnsQuery(id, site.name), answer)
  }
  const { delay } = UPSTREAM_RESOLVER
  ask(at, client, RESOLVER, delay + 900)
  ask(at + 300, RESOLVER, UPSTREAM_RESOLVER, delay)
}

/** Client and server exchange their clocks: mode 3, then mode 4 (RFC 5905 section 7.3). */
export function askTime(trace: Trace, random: Random, at: number, client: Host, server: Host) {
  const { delay } = server
  const clockAt = (time: number) => join(quad(Math.floor(time / SECOND) + NTP_SECONDS), quad(random(2 ** 32)))
  const asked = clockAt(at)
  const answered = clockAt(at + delay)
  const request = join([0x23, 0, 6, 0xec], new Uint8Array(36), asked)
  const reply = join([0x24, 2, 6, 0xec], new Uint8Array(20), asked, answered, answered)
  addExchange(trace, random, at, delay, { host: client, port: 123 }, { host: server, port: 123 }, request, reply)
}

function addExchange(
  trace: Trace,
  random: Random,
  at: number,
  delay: number,
  client: Endpoint,
  server: Endpoint,
  request: Uint8Array,
  reply: Uint8Array,
) {
  addUdp(trace, at, client, server, random(65536), payloadOf(request))
  addUdp(trace, at + delay, server, client, random(65536), payloadOf(reply))
}

function cipherRecord(session: TcpSession, from: Speaker, length: number) {
  const opening = tlsRecord(APPLICATION_DATA, new Uint8Array(0), length - 5)
  session.pour(from, cipherStream(length, opening))
}

function cipherStream(length: number, opening: Uint8Array): Stream {
  return { length, opening, blocks: CIPHER_BLOCKS, whole: 0, ackEvery: 2 }
}

/** 64 segments: few enough to sum once, many enough that neighbours differ. */
function blocksOf(name: string, byteAt: (random: Random, at: number) => number): Payload[] {
  const random = randomOf(name)
  const block = () => payloadOf(Uint8Array.from({ length: SEGMENT_LENGTH }, (_, at) => byteAt(random, at)))
  return Array.from({ length: 64 }, block)
}
