// Redacted carving of whole folders of captures, every link type and tunnel that the engine decodes among them: one file out of all, which
// tells the same volumes under other addresses, has no bad checksum, and holds no inside address.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ChosenKey, merge, type Summary } from '../engine/index'
import { againFile, CollectingSink } from '../testing/again-file'
import { CORPUS, capturesIn, hasCorpus, readWhole } from '../testing/corpus'
import { hasTshark, tsharkFields } from '../testing/tshark'
import { carve } from './carve'
import { carveLabels } from './carve-key'
import { conversationRecords } from './conversations'
import { redactionOf } from './redact'

const SEED = Uint32Array.of(9, 8, 7, 6)
/** Captures of these folders up to so many bytes. */
const FOLDERS: [string, number][] = [
  ['semantics', 200_000],
  ['real', 4_000],
]
const STATUS = ['ip.checksum.status', 'tcp.checksum.status', 'udp.checksum.status', 'icmpv6.checksum.status']

/** Headers inside compressed IP payload are not kept: a redacted carving cannot compress them again. */
const COMPRESSED = /ipcomp/i

describe.skipIf(!hasCorpus)('redacted carving of the captures', () => {
  for (const [folder, largest] of FOLDERS)
    it(`of ${folder} keeps volumes, mends checksums and leaves no inside address`, async () => {
      const files = capturesIn(folder)
        .map((name): [string, Uint8Array] => [name, readFileSync(join(CORPUS, folder, name))])
        .filter(([name, bytes]) => bytes.length <= largest && !COMPRESSED.test(name))
      const complaints: string[] = []
      for (const [name, bytes] of files) {
        const { summary, redaction, carved } = await carvedOf([[name, bytes]])
        const renamed = new Map(redaction.key.addresses.map(([to, from]) => [from, to]))
        const after = volumes(readWhole(carved, 'carved.pcapng'), new Map())
        complaints.push(...differing(volumes(summary, renamed), after).map((line) => `${name}: ${line}`))
        complaints.push(...secretsIn(carved, redaction.addresses.v4).map((line) => `${name}: ${line}`))
      }
      expect(complaints).toEqual([])
      if (!hasTshark) return
      const bad = badChecksums((await carvedOf(files)).carved)
      const badBefore = badChecksums((await carvedOf(files, false)).carved)
      expect(bad.filter((record) => !badBefore.includes(record))).toEqual([])
      expect(bad.length).toBeLessThan(badBefore.length)
    }, 300_000)
})

/** Numbers of the packets with a checksum that is bad: of some captures it was, or they lie about their lengths. */
function badChecksums(carved: Uint8Array): string[] {
  const lines = tsharkFields(carved, 'frame.number', ...STATUS).map((line) => line.split('\t'))
  expect(lines.length).toBeGreaterThan(100)
  return lines.filter(([, ...status]) => status.join(',').split(',').includes('0')).map(([record]) => record)
}

async function carvedOf(files: [string, Uint8Array][], isRedacted = true) {
  const summary = files.map(([name, bytes]) => readWhole(bytes, name)).reduce(merge)
  const redaction = carveLabels(
    redactionOf(summary, []),
    files.map(([name]) => name),
  )
  const sink = new CollectingSink()
  const request = {
    keys: keysOf(summary),
    part: isRedacted ? ('headers' as const) : ('whole' as const),
    about: [],
    application: 'Egress',
    isHashed: false,
    partBytes: Number.POSITIVE_INFINITY,
    seed: SEED,
    redaction: isRedacted ? redaction : null,
  }
  const sources = files.map(([name, bytes]) => ({ file: againFile(name, bytes), firstSeconds: Number.NaN }))
  await carve(request, sources, { open: async () => sink, isStopped: () => false, onProgress: () => undefined })
  return { summary, redaction, carved: sink.bytes }
}

function keysOf({ addresses, pairs }: Summary): ChosenKey[] {
  const end = (id: number) => ({
    family: addresses.families[id] === 4 ? (4 as const) : (6 as const),
    words: [...addresses.words.subarray(id * 4, id * 4 + 4)],
  })
  return Array.from({ length: pairs.count }, (_, row) => ({ a: end(pairs.aIds[row]), b: end(pairs.bIds[row]) }))
}

/** Frames by conversation under new names, the lower end first. */
function volumes(summary: Summary, renamed: ReadonlyMap<string, string>): string[] {
  return [...conversationRecords(summary, 'conversation', SEED)]
    .map(({ a, b, aPort, bPort, protocol, framesAToB, framesBToA }) => {
      const ends = [
        [`${renamed.get(a) ?? a}:${aPort}`, framesAToB],
        [`${renamed.get(b) ?? b}:${bPort}`, framesBToA],
      ].sort(([x], [y]) => (String(x) < String(y) ? -1 : 1))
      return `${protocol} ${ends.flat().join(' ')}`
    })
    .sort()
}

function differing(before: string[], after: string[]): string[] {
  const [was, is] = [new Set(before), new Set(after)]
  return [
    ...before.filter((line) => !is.has(line)).map((line) => `- ${line}`),
    ...after.filter((line) => !was.has(line)).map((line) => `+ ${line}`),
  ]
}

/**
 * Inside IPv4 addresses whose octets stand anywhere in the packets of the carved file, as "address in record". Those like 127.0.0.1 and
 * 10.0.0.1 are left out: two zeros between two octets stand between other fields too.
 */
function secretsIn(file: Uint8Array, v4: Uint32Array): string[] {
  const inside = new Set(v4.filter((word, index) => index % 2 === 0 && (word & 0x00ffff00) !== 0))
  const view = new DataView(file.buffer, file.byteOffset, file.length)
  const found: string[] = []
  let record = 0
  for (let at = 0; at + 12 <= file.length; at += view.getUint32(at + 4, true)) {
    if (view.getUint32(at, true) !== 6) continue
    record++
    const from = at + 28
    const to = from + view.getUint32(at + 20, true)
    for (let byte = from; byte + 4 <= to; byte++)
      if (inside.has(view.getUint32(byte)))
        found.push(`${view.getUint32(byte).toString(16)} in ${record} at ${byte - from}`)
  }
  return found
}
