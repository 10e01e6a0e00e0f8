// S5: a table leaves in names, through the resolver (design: training.md section 2).

import { ascii } from '../frames/bytes'
import { dnsAnswer, dnsQuery, dnsTextAnswer, dnsTextQuery } from '../frames/dns'
import { askResolver, exchange } from '../generate/talk'
import { inside, MAIL_RELAY, outside, RESOLVER, SECOND, UPSTREAM_RESOLVER } from '../world'
import { fileOf, march } from './calendar'
import type { FlowCount, Recipe, Stage } from './recipe'

const START = march(11, 12)
const NAMES = 10_000
/** One name each 2.16 s. */
const STEP = 2_160_000
const LABEL = 55
/** Bytes of the table: 1,100,000 characters of base32 carry 5 bits each. */
const TABLE = (NAMES * 2 * LABEL * 5) / 8
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567'
const PEOPLE = ['Adler', 'Brandt', 'Costa', 'Diaz', 'Evans', 'Fischer', 'Garcia', 'Hughes']

export const dnsTunnel: Recipe = { files: [fileOf(11, 12, 18)], parts: [theft, antivirus, mailChecks] }

/** .93 asks .5, which asks outside; the tool keeps one port open. */
function theft({ tap }: Stage): FlowCount {
  const random = tap.chance('theft')
  const stream = base32(table(random))
  const count: FlowCount = { firstAt: START, lastAt: START, out: 0, in: 0 }
  const legs = [
    {
      client: { host: inside(93), port: 53_123 },
      server: { host: RESOLVER, port: 53 },
      delay: UPSTREAM_RESOLVER.delay + 900,
    },
    {
      client: { host: RESOLVER, port: 35_353 },
      server: { host: UPSTREAM_RESOLVER, port: 53 },
      delay: UPSTREAM_RESOLVER.delay,
    },
  ]
  for (let index = 0; index < NAMES; index++) {
    const at = START + index * STEP + random(400_000)
    const from = 2 * LABEL * index
    const name = `${stream.slice(from, from + LABEL)}.${stream.slice(from + LABEL, from + 2 * LABEL)}.t.cdn-metrics.example`
    for (const [leg, { client, server, delay }] of legs.entries()) {
      const id = random(65_536)
      const [question, answer] = [dnsTextQuery(id, name), dnsTextAnswer(id, name, 'ok')]
      exchange(tap, at + leg * 300, delay, client, server, question, answer)
      if (leg > 0) continue
      count.firstAt = index === 0 ? at : count.firstAt
      count.lastAt = at + delay
      count.out += question.length
      count.in += answer.length
    }
  }
  return count
}

/** A table of customers and the last four digits of their cards. */
function table(random: (below: number) => number): Uint8Array {
  let text = 'id,name,card_last4\n'
  for (let id = 10_001; text.length < TABLE; id++)
    text += `${id},${PEOPLE[random(8)]} ${String.fromCharCode(65 + random(26))},${1000 + random(9000)}\n`
  return ascii(text.slice(0, TABLE))
}

/** RFC 4648 section 6, in small letters, without padding. */
function base32(bytes: Uint8Array): string {
  const letters: string[] = []
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff
    for (bits += 8; bits >= 5; bits -= 5) letters.push(BASE32[(held >>> (bits - 5)) & 31])
  }
  return letters.join('')
}

/** Each workstation asks whether a file is known, 30 times an hour: 60 hex digits under one name. */
function antivirus({ tap }: Stage): undefined {
  const verdict = outside('203.0.113.77').address
  for (let last = 41; last <= 100; last++) {
    const random = tap.chance(`antivirus ${last}`)
    for (let query = 0; query < 180; query++) {
      const hash = Array.from({ length: 60 }, () => random(16).toString(16)).join('')
      const name = `${hash}.av.example`
      const at = START + (query * 120 + random(115)) * SECOND
      askResolver(tap, random, at, inside(last), (id) => [dnsQuery(id, name), dnsAnswer(id, name, verdict, 60)])
    }
  }
}

/** MAIL01 looks up the keys of those who write (RFC 6376 section 3.6.2). */
function mailChecks({ tap }: Stage): undefined {
  const random = tap.chance('mail checks')
  for (let query = 0; query < 240; query++) {
    const name = `s${1 + random(3)}._domainkey.partner-${random(40)}.example`
    const at = START + (query * 90 + random(80)) * SECOND
    askResolver(tap, random, at, MAIL_RELAY, (id) => [
      dnsTextQuery(id, name),
      dnsTextAnswer(id, name, 'v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GN'),
    ])
  }
}
