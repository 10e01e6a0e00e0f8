import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildPcap } from '../../testing/build-pcap'
import { canonical } from '../../testing/canonical'
import { latin1 } from '../../testing/clues-of'
import type { TestFrame } from '../../testing/frame'
import { icmp, udp } from '../../testing/frames'
import { shuffled } from '../../testing/in-pieces'
import { readCapture } from '../../testing/read-capture'
import { merge, type Summary, SummaryTables } from '../index'

const FIRST_SECONDS = 1_426_118_400
const CLIENTS = ['10.0.0.5', '10.0.0.6']
const SERVER = '203.0.113.9'

/** What a frame says by the number of its text; few texts and few times, so that the same is said again and at once. */
interface Saying {
  kind: 'file' | 'query' | 'answer' | 'echo' | 'echo back'
  client: number
  text: number
  seconds: number
}

function frameOf({ kind, client, text, seconds }: Saying): TestFrame {
  const from = CLIENTS[client]
  const at = FIRST_SECONDS + seconds
  if (kind === 'file')
    return udp(`${from}:5000`, `${SERVER}:69`, 0, { at, payload: latin1(`\0\u0001file${text}\0octet\0`) })
  if (kind === 'query') return udp(`${from}:5000`, `${SERVER}:53`, 0, { at, payload: dns(0x0100, `h${text}`, []) })
  if (kind === 'answer') {
    const address = [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 9, 0, 4, 198, 51, 100, 7]
    return udp(`${SERVER}:53`, `${from}:5000`, 0, { at, payload: dns(0x8180, `h${text}`, address) })
  }
  const payload = new Uint8Array(400).fill(text)
  return kind === 'echo' ? icmp(from, SERVER, 0, { at, payload }) : icmp(SERVER, from, 0, { at, payload, type: 0 })
}

function dns(flags: number, label: string, answer: number[]): Uint8Array<ArrayBuffer> {
  const name = [label, 'cdn', 'example'].flatMap((part) => [part.length, ...latin1(part)])
  const header = [0, 7, flags >> 8, flags & 255, 0, 1, 0, answer.length === 0 ? 0 : 1, 0, 0, 0, 0]
  return Uint8Array.from([...header, ...name, 0, 0, 1, 0, 1, ...answer])
}

const kinds = ['file', 'query', 'answer', 'echo', 'echo back'] as const
/** Up to 240 sayings of 100 texts: beyond 50 clues a conversation, 16 names an address, 16 samples and 16 payload hashes. */
const sayings: fc.Arbitrary<Saying[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds),
    client: fc.nat(1),
    text: fc.nat(99),
    // Some in the next hour, where echoes have another row.
    seconds: fc.oneof(fc.nat(30), fc.integer({ min: 3590, max: 3620 })),
  }),
  { minLength: 1, maxLength: 240, size: 'max' },
)
const three = fc.tuple(sayings, sayings, sayings)
const RUNS = { numRuns: 30, seed: 20_150_312 }

function summaryOf(said: readonly Saying[], name: string): Summary {
  return readCapture(buildPcap(said.map(frameOf)), { name })
}

/** Only what was seen in clear. */
function seenIn(summary: Summary): string[] {
  return canonical(summary).filter((line) => /^(clue|name|dns|dnsname|dnssample|echo) /.test(line))
}

function addedUp(summaries: readonly Summary[]): Summary {
  const tables = new SummaryTables(Uint32Array.of(9, 9, 9, 9))
  for (const summary of summaries) tables.add(summary)
  return tables.view()
}

describe('what was seen in clear', () => {
  it('adds in any order and grouping, of one capture or of several', () => {
    fc.assert(
      fc.property(three, fc.boolean(), fc.nat(), (said, isSameName, seed) => {
        const [a, b, c] = said.map((part, i) => summaryOf(part, isSameName ? 'a' : 'cab'[i]))
        const expected = seenIn(merge(merge(a, b), c))
        expect(seenIn(merge(a, merge(b, c)))).toEqual(expected)
        expect(seenIn(merge(c, merge(b, a)))).toEqual(expected)
        expect(seenIn(addedUp(shuffled([a, b, c], seed)))).toEqual(expected)
      }),
      RUNS,
    )
  })

  it('keeps no more than its caps, and the earliest', () => {
    const texts = Array.from({ length: 90 }, (_, i) => i)
    const said = kinds.flatMap((kind) =>
      texts.map((text): Saying => ({ kind, client: 0, text, seconds: 1000 - 10 * text })),
    )
    const parts = [0, 1, 2].map((which) =>
      summaryOf(
        said.filter((_, i) => i % 3 === which),
        'abc'[which],
      ),
    )
    const { clues, names, dns, echoes } = addedUp(parts).seen
    const files = Array.from({ length: clues.count }, (_, i) => clues.texts[clues.textIds[i]]).filter((text) =>
      text.startsWith('read'),
    )
    expect(files.sort()).toEqual(
      texts
        .slice(-50)
        .map((text) => `read file${text}`)
        .sort(),
    )
    const named = Array.from({ length: names.count }, (_, i) => names.texts[names.textIds[i]])
    expect(named.sort()).toEqual(
      texts
        .slice(-16)
        .map((text) => `h${text}.cdn.example`)
        .sort(),
    )
    expect([dns.count, dns.queries[0], dns.answers[0], dns.names.count, dns.samples.count]).toEqual([1, 90, 90, 90, 16])
    expect([echoes.packetsAToB[0], echoes.packetsBToA[0], echoes.distinctAToB[0], echoes.distinctBToA[0]]).toEqual([
      90, 90, 16, 16,
    ])
  })

  it('samples the same 1,024 of more names, however they come', { timeout: 60_000 }, () => {
    const queries = (from: number, to: number) =>
      summaryOf(
        Array.from(
          { length: to - from },
          (_, i): Saying => ({ kind: 'query', client: 0, text: from + i, seconds: i % 7 }),
        ),
        `${from}`,
      )
    const parts = [queries(0, 900), queries(600, 1500), queries(1400, 2200)]
    const expected = seenIn(addedUp(parts))
    expect(expected.filter((line) => line.startsWith('dnsname '))).toHaveLength(1024)
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const [a, b, c] = shuffled(parts, seed)
        expect(seenIn(merge(a, merge(b, c)))).toEqual(expected)
        expect(seenIn(merge(merge(a, b), c))).toEqual(expected)
      }),
      { numRuns: 6, seed: 7 },
    )
  })
})
