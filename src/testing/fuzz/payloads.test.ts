// Damaged payloads for the readers of clues: whole headers, so that each gets to a reader, and bodies that lie. In: messages of each
// protocol. Out: nothing throws, and no text is longer than promised.

import { expect, it } from 'vitest'
import { buildPcap } from '../build-pcap'
import type { TestFrame } from '../frame'
import { tcp, udp } from '../frames'
import { readCapture } from '../read-capture'
import { Random } from './mutate'

const CAPTURES = 200
const FRAMES = 100
const LONGEST_TEXT = 255
const PORTS = [21, 25, 53, 67, 69, 80, 137, 138, 443, 445, 587, 2049, 3306, 3389, 5353, 5432, 40_000]
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
/** The beginnings that lead into a reader; random bytes behind them. */
const STARTS: readonly Uint8Array[] = [
  Uint8Array.of(22, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3),
  Uint8Array.of(22, 3, 3, 0, 80, 2, 0, 0, 76, 3, 3),
  Uint8Array.of(0, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 3, 97, 98, 99, 0xc0, 12, 0, 16, 0, 1),
  Uint8Array.of(
    0,
    7,
    0x81,
    0x80,
    0,
    1,
    0,
    9,
    0,
    0,
    0,
    0,
    1,
    97,
    1,
    98,
    0,
    0,
    1,
    0,
    1,
    0xc0,
    12,
    0,
    1,
    0,
    1,
    0,
    0,
    0,
    9,
    0,
    4,
  ),
  Uint8Array.of(0, 0, 1, 0, 0xfe, 0x53, 0x4d, 0x42, 64, 0, 0, 0, 0, 0, 0, 0, 5, 0),
  Uint8Array.of(0, 0, 1, 0, 0xfe, 0x53, 0x4d, 0x42, 64, 0, 0, 0, 0, 0, 0, 0, 3, 0),
  Uint8Array.of(0xc3, 0, 0, 0, 1, 8, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0x44, 0x9e),
  Uint8Array.of(0xd3, 0x6b, 0x33, 0x43, 0xcf, 8, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0x44, 0x9e),
  Uint8Array.of(0, 2, 97, 98, 0, 111, 0),
  Uint8Array.of(0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3),
  latin(`PK\u0003\u0004${'\0'.repeat(22)}\u00ff\u00ff\0\0list.csv`),
  latin('PUT /a HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n'),
  latin('HTTP/1.1 200 OK\r\n\r\n'),
  latin('227 Entering Passive Mode (1,2,3,4,999,999)\r\n'),
  latin('STOR a\r\nEPRT |2|::1|99999|\r\n'),
  latin('RCPT TO:<a@b>\r\nfilename="'),
]

it('never throw, and name nothing longer than 255 characters', { timeout: 120_000 }, () => {
  let facts = 0
  for (let seed = 1; seed <= CAPTURES; seed++) {
    const random = new Random(seed)
    const { clues, names, dns } = readCapture(buildPcap(Array.from({ length: FRAMES }, () => frameOf(random)))).seen
    facts += clues.count + names.count + dns.count
    const tooLong = [clues, names, dns].flatMap(({ texts }) => texts).filter(({ length }) => length > LONGEST_TEXT)
    expect(tooLong, `seed ${seed}`).toEqual([])
  }
  expect(facts).toBeGreaterThan(CAPTURES * 10)
})

/** A frame from or to a port with a reader; one in four is cut anywhere, headers too. */
function frameOf(random: Random): TestFrame {
  const client = `10.0.0.5:${50_000 + random.below(500)}`
  const server = `203.0.113.9:${random.pick(PORTS)}`
  const ends: [string, string] = random.below(3) === 0 ? [server, client] : [client, server]
  const make = random.below(2) === 0 ? tcp : udp
  const frame = make(ends[0], ends[1], 0, { payload: payloadOf(random) })
  return random.below(4) > 0 ? frame : { ...frame, bytes: frame.bytes.slice(0, 14 + random.below(frame.bytes.length)) }
}

function payloadOf(random: Random): Uint8Array<ArrayBuffer> {
  const start = random.pick(STARTS)
  const bytes = new Uint8Array(start.length + random.below(1380 - start.length))
  const fill = random.below(3)
  for (let i = 0; i < bytes.length; i++) bytes[i] = fill === 0 ? random.below(256) : fill === 1 ? random.below(4) : 0xff
  bytes.set(start)
  for (let times = random.below(4); times > 0; times--) bytes[random.below(bytes.length)] = random.below(256)
  return bytes
}
