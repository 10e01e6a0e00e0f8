// What a report tells of a suspect beside its row: conversations by their Community ID, what was seen in clear, and where the packets lie. In:
// a judgement and the row. Out: plain facts, bounded, each with how many there are in all.

import { type AgainRange, type CaptureSummary, type ChosenKey, rangesOf } from '../../engine/index'
import { conversationRows, type Judgement, readNetwork, seenRows } from '../../verdict/index'
import { communityId } from '../community-id'
import { pairKeyOf } from '../filters'
import { formatSeconds } from '../seconds'
import type { HighlightedRecord } from '../verdict'
import { type Technique, techniquesOf } from './attack'

/** A report is read by people: the rest is in the table's exports. */
const MOST_FLOWS = 25
const MOST_CLUES = 50

export interface Flow {
  protocol: string
  /** -1 where the protocol has none. */
  senderPort: number
  receiverPort: number
  /** Of the responder's port, '' when unknown. */
  service: string
  /** Version 1, seed 0; null for ICMP, whose type and code are not kept, and in a redacted report: it can be guessed back. */
  communityId: string | null
  /** Frame bytes and goodput. */
  outBytes: number
  inBytes: number
  outGoodputBytes: number
  inGoodputBytes: number
  openedBySender: number
  openedByReceiver: number
  first: string
  last: string
}

export interface Clue {
  kind: string
  /** As captured. */
  text: string
  isOut: boolean
  /** Whole seconds since 1970. */
  seconds: number
  file: string
  /** Record number from 1. */
  record: number
}

/** Packets that can be of the row: its packets lie among records first to last of the file. */
export interface Place {
  file: string
  first: number
  last: number
}

export interface SuspectFacts {
  techniques: Technique[]
  /** Outside end of the conversations below: of a row that joins several, the one that got most. */
  flowsWith: string
  flows: Flow[]
  flowsInAll: number
  clues: Clue[]
  cluesInAll: number
  places: Place[]
}

export function suspectFacts(judgement: Judgement, row: HighlightedRecord): SuspectFacts {
  const { sender } = row
  // Of a tunnel behind a resolver the packets are those to the resolver.
  const direct = conversationRows(judgement, sender, row.receiver, MOST_FLOWS)
  const other = direct.total > 0 || row.via === '' ? row.receiver : row.via
  const { rows, total } = direct.total > 0 ? direct : conversationRows(judgement, sender, other, MOST_FLOWS)
  const seen = seenRows(judgement, sender, other, MOST_CLUES)
  const key = pairKeyOf(sender, other)
  return {
    techniques: techniquesOf(row),
    flowsWith: other,
    flows: rows.map((flow) => flowOf(flow, sender, other)),
    flowsInAll: total,
    clues: seen.rows.map(({ kind, text, isOut, seconds, capture, record }) => ({
      kind,
      text,
      isOut,
      seconds,
      file: capture,
      record,
    })),
    cluesInAll: seen.total,
    places: key === null ? [] : placesOf(judgement, [key], row),
  }
}

function flowOf(flow: ReturnType<typeof conversationRows>['rows'][number], sender: string, receiver: string): Flow {
  const [from, to] = [readNetwork(sender), readNetwork(receiver)]
  return {
    protocol: flow.protocol,
    senderPort: flow.insidePort,
    receiverPort: flow.outsidePort,
    service: flow.service,
    communityId:
      from === null || to === null
        ? null
        : communityId(
            flow.ipProtocol,
            { address: from, port: flow.insidePort },
            { address: to, port: flow.outsidePort },
          ),
    outBytes: flow.out.frameBytes,
    inBytes: flow.in.frameBytes,
    outGoodputBytes: flow.out.goodputBytes,
    inGoodputBytes: flow.in.goodputBytes,
    openedBySender: flow.openedByInside,
    openedByReceiver: flow.openedByOutside,
    first: formatSeconds(flow.first.seconds, flow.first.nanoseconds),
    last: formatSeconds(flow.last.seconds, flow.last.nanoseconds),
  }
}

/** By the minutes of the pair and what time lies where in a capture; of a capture of which that is not known, all of it. */
function placesOf({ summary }: Judgement, keys: readonly ChosenKey[], row: HighlightedRecord): Place[] {
  const rangesIn = rangesOf(summary, keys)
  return [...summary.captures]
    .sort((x, y) => (x.name < y.name ? -1 : 1))
    .filter((capture) => capture.records > 0 && overlaps(capture, row))
    .flatMap((capture) => {
      const ranges = rangesIn(capture)
      if (ranges === undefined) return [{ file: capture.name, first: 1, last: capture.records }]
      return ranges.map((range) => ({ file: capture.name, ...recordsOf(capture, range) }))
    })
}

function recordsOf({ stretches, records }: CaptureSummary, { start, to }: AgainRange): { first: number; last: number } {
  const next = stretches.find(({ offset }) => offset >= to)
  return { first: start.recordsBefore + 1, last: next?.recordsBefore ?? records }
}

function overlaps({ firstSeconds, lastSeconds }: CaptureSummary, { first, last }: HighlightedRecord): boolean {
  return Number.isNaN(firstSeconds) || (firstSeconds <= Number(last) + 1 && lastSeconds + 1 >= Number(first))
}
