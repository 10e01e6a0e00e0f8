// What one signal says of one subject. In: nothing. Out: the type, and how times become text. Words are made only for the rows that
// are shown, so a ranking of thousands makes none.

import type { Judgement } from '../judgement'
import type { History } from '../signals/history'
import type { Activity } from '../signals/hours'
import type { Pull } from '../signals/staging'
import type { MinuteSeries } from '../windows'
import type { SiteGroup } from './candidates'
import type { HourOfWeek } from './clock'
import type { Names } from './names'
import type { Blocks, Population } from './population'
import type { CaseCaveats } from './quality'
import type { RelayLink } from './relays'
import type { Seen } from './seen'
import type { Measured } from './subject'
import type { DnsGroup, EchoSums } from './tunnels'
import type { Context, PacketRange, SignalId } from './types'

export interface Finding {
  id: SignalId
  fired: boolean
  /** s of detection.md section 6: 0 to 1. May be above 0 without having fired, as a volume below T is. */
  strength: number
  /** null where nothing could be measured. */
  observed: number | null
  unit: string
  threshold: number
  formula: string
  /** First and last second, or null. */
  window: [number, number] | null
  /** In a few words, for the verdict line, where the signal has several kinds; absent: its words are those of all (sentence.ts). */
  short?: string | undefined
  says: () => string
  packets: () => PacketRange[]
  benign: readonly string[]
  check: string
}

/** What all signals read: a judgement, its population, and what the reader of the result knows. */
export interface Field {
  judgement: Judgement
  context: Context
  population: Population
  seen: Seen
  names: Names
  sites: readonly SiteGroup[]
  /** DNS by client and domain; large echoes by row; rows with large packets on port 53 and who asks. */
  tunnels: { dns: readonly DnsGroup[]; echoes: ReadonlyMap<number, EchoSums>; queryRows: ReadonlyMap<number, number> }
  /** Who is behind a proxy or relay, by crossing row. */
  relays: ReadonlyMap<number, RelayLink>
  /** Transfers between inside hosts, by the host that received. */
  pulls: ReadonlyMap<number, readonly Pull[]>
  goodput: MinuteSeries
  /** Two-hour blocks of each host of judgement.volumes.hosts. */
  blocks: Blocks
  /** Index into the hosts of each address; -1 for none. */
  hostOfAddress: Int32Array
  hourOfWeek: HourOfWeek
  /** Of the captures, whatever the row is. */
  caveats: CaseCaveats
  /** Of workstations, of servers; filled when first asked for. */
  peerHistories: History[]
  /** By inside address; filled when first asked for. */
  activities: Map<number, Activity>
}

/** The first packet of each row, at most 20: where to begin looking. */
export function firstPackets({ judgement }: Field, { subject }: Measured): PacketRange[] {
  const { firstCaptureIds, firstRecords } = judgement.directions.traffic
  return Array.from(subject.rows.subarray(0, MOST_PACKETS))
    .filter((row) => firstCaptureIds[row] >= 0)
    .map((row) => packetAt(judgement, firstCaptureIds[row], firstRecords[row]))
}

export function packetAt({ summary }: Judgement, captureId: number, record: number): PacketRange {
  return { file: summary.captures[captureId]?.name ?? '', first: record, last: record }
}

export const MOST_PACKETS = 20
