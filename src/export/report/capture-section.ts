// The section of captures: what each file is, how well it was taken, and what lies between them. In: the record. Out: blocks.

import type { Block } from './blocks'
import { moment, share, table, titledList, utc } from './phrases'
import type { ReportRecord } from './report'

/** The link types of tcpdump.org that captures of networks mostly have. */
const LINK_TYPES: ReadonlyMap<number, string> = new Map([
  [0, 'loopback'],
  [1, 'Ethernet'],
  [9, 'PPP'],
  [101, 'raw IP'],
  [105, '802.11'],
  [113, 'Linux cooked'],
  [127, '802.11 with radiotap'],
  [276, 'Linux cooked 2'],
])

export function captureBlocks({ captures, coverage, notes, folded, settings }: ReportRecord): Block[] {
  return [
    table(
      ['File', 'Bytes', 'SHA-256'],
      captures.map(({ name, bytes, sha256, records }) => [
        name,
        String(bytes),
        sha256 || `not hashed; known by its name, ${bytes} bytes and ${records} packets`,
      ]),
    ),
    table(
      ['File', 'Format, link types', 'Packets', 'First packet', 'Last packet'],
      captures.map(({ name, format, linkTypes, records, first, last }) => [
        name,
        [format, ...linkTypes.map(({ linkType }) => LINK_TYPES.get(linkType) ?? `link type ${linkType}`)].join(', '),
        String(records),
        first === null ? 'none' : moment(first, settings.zone),
        last === null ? 'none' : moment(last, settings.zone),
      ]),
    ),
    table(
      ['File', 'Copies', 'Cut packets', 'Dropped', 'Clock steps', 'Times that cannot be', 'Not counted', 'Limits hit'],
      captures.map(({ name, records, quality, notCounted }) => [
        name,
        share(quality.copies, records),
        quality.cutFrames === 0 ? '0' : `${share(quality.cutFrames, records)}, at ${quality.cutLength} bytes`,
        quality.received === 0 && quality.dropped === 0 ? 'not told' : share(quality.dropped, quality.received),
        String(quality.clockSteps),
        String(quality.impossibleTimes),
        notCounted.map(({ reason, frames }) => `${reason}: ${frames}`).join('; ') || 'none',
        quality.limits.map(([limit, hits]) => `${limit}: ${hits}`).join('; ') || 'none',
      ]),
    ),
    ...titledList(
      'Problems and notes',
      captures.flatMap(({ name, problems }) =>
        problems.map(
          ({ code, message, offset }) => `${name}: ${code}${offset === 0 ? '' : ` at byte ${offset}`}: ${message}`,
        ),
      ),
    ),
    ...titledList(
      'Of all captures',
      notes.map(({ code, message }) => `${code}: ${message}`),
    ),
    ...titledList(
      'Stretches without a capture',
      coverage.gaps.map(([from, to]) => `${utc(from)} to ${utc(to)}`),
    ),
    ...titledList(
      'Captures that cover the same time',
      coverage.overlaps.map(
        ({ captures: [one, other], fromSeconds, toSeconds }) =>
          `${one} and ${other}: ${utc(fromSeconds)} to ${utc(toSeconds)}`,
      ),
    ),
    ...titledList(
      'Folded to keep within the memory',
      folded === null
        ? []
        : [
            `${folded.pairs} pairs and ${folded.conversations} conversations; a listed row can lack up to ${folded.lackBytes} bytes.`,
          ],
    ),
  ]
}
