// What must hold for any bytes at all. In: bytes and the sizes of the pieces they arrive in. Out: what did not hold, as sentences.

import { captureNotices, merge, openCapture, type Summary, type TrafficColumns } from '../../engine/index'
import { canonical } from '../canonical'
import type { Random } from './mutate'

const SEED = new Uint32Array([5, 6, 7, 8])
/** Pieces of a damaged file: mostly one, sometimes many small ones. */
const PIECES = [1 << 20, 1 << 20, 4096, 97, 13]

/** Reads the bytes in random pieces with Summaries taken on the way; returns every promise that was broken. */
export function brokenPromises(bytes: Uint8Array, random: Random): string[] {
  try {
    const whole = read(bytes, bytes.length, () => false)
    const parts = read(bytes, random.pick(PIECES), () => random.below(4) === 0)
    return [...brokenIn(whole, bytes.length), ...brokenBetween(whole, parts)]
  } catch (error) {
    return [`threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`]
  }
}

function read(bytes: Uint8Array, piece: number, isTaken: () => boolean): Summary {
  const feed = openCapture({ name: 'fuzz.pcap', bytes: bytes.length, seed: SEED })
  let sum: Summary | null = null
  for (let at = 0; at < bytes.length; at += piece) {
    feed.push(bytes.subarray(at, at + piece))
    if (!isTaken()) continue
    const part = feed.takeSummary()
    sum = sum === null ? part : merge(sum, part)
  }
  feed.end()
  const last = feed.takeSummary()
  return sum === null ? last : merge(sum, last)
}

function brokenIn(summary: Summary, length: number): string[] {
  const { captures, pairs, conversations } = summary
  const notices = captures.flatMap(captureNotices)
  return [
    ...(captures.length === 1 ? [] : [`${captures.length} captures from one file`]),
    ...notices.filter(({ offset }) => !(offset >= 0)).map(({ code }) => `${code} at no offset`),
    ...notices.filter(({ message }) => /undefined|NaN|null|Infinity/.test(message)).map(({ message }) => message),
    // Offsets inside a compressed file are offsets of what it unpacks to.
    ...captures
      .filter(({ format }) => !/\.(gz|zst|lz4)$/.test(format))
      .flatMap(({ problems }) =>
        problems.filter(({ offset }) => offset > length).map(({ kind }) => `${kind} beyond the file`),
      ),
    ...brokenCounters('pair', pairs, pairs.count),
    ...brokenCounters('conversation', conversations, conversations.count),
  ]
}

function brokenCounters(what: string, columns: TrafficColumns, count: number): string[] {
  const broken: string[] = []
  for (let row = 0; row < count; row++) {
    const counters = [
      columns.framesAToB,
      columns.framesBToA,
      columns.bytesAToB,
      columns.bytesBToA,
      columns.payloadAToB,
      columns.payloadBToA,
    ]
    if (counters.some((column) => !(column[row] >= 0 && Number.isSafeInteger(column[row]))))
      broken.push(`${what} ${row} counts wrong`)
    if (columns.payloadAToB[row] > 0 && columns.framesAToB[row] === 0)
      broken.push(`${what} ${row} has payload without frames`)
  }
  return broken
}

function brokenBetween(whole: Summary, parts: Summary): string[] {
  const x = canonical(whole)
  const y = canonical(parts)
  const differing = x.findIndex((line, i) => line !== y[i])
  if (differing < 0 && x.length === y.length) return []
  return [`in pieces: ${y[differing] ?? 'nothing'} instead of ${x[differing] ?? 'nothing'}`]
}
