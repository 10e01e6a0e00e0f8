// All captures of a case as one pcapng a day of a zone, each in time order. In: files that can be read again. Out: bytes for sinks, one a
// day, and what came of it. Packets, times and lengths are the original ones; comments of the captures are not copied.
//
// The order is mergecap's: a capture that is out of order inside stays so. A day comes to its file whenever its packets come, so a late
// packet is in the right day. Only the days written last hold a buffer and an open file.

import {
  compareTimes,
  type FoundPacket,
  isWritableTime,
  type MergedPacket,
  mergeByTime,
  readAgain,
} from '../engine/index'
import type { CarveSource } from './carve'
import { DayClock } from './day-clock'
import { type ByteSink, PcapngParts } from './pcapng-parts'
import { visible } from './text-table'

export interface DaysRequest {
  /** An IANA zone, known to be one. */
  zone: string
  /** "Egress 1.0.0". */
  application: string
  seed: Uint32Array
}

export interface DaysOutcome {
  days: DayFile[]
  /** In the order of the sources. */
  sources: { name: string; packets: number; failure: string }[]
}

export interface DayFile {
  /** "2015-03-12", or OTHER_DAYS. */
  day: string
  packets: number
  bytes: number
  /** Packets that stand behind later ones of the day. */
  late: number
  linkTypes: number[]
}

/** Packets without a time, or with one that pcapng cannot hold; and days past MOST_DAYS, which only damage or malice has. */
export const OTHER_DAYS = 'other-days'
const MOST_DAYS = 4000
/** Days that are written to in turn without being opened anew. */
const AWAKE_DAYS = 8

/** Never throws for a source; throws what a sink throws, after aborting all. `open` is asked once for each day. */
export async function mergeDays(
  request: DaysRequest,
  sources: readonly CarveSource[],
  open: (day: string) => Promise<ByteSink>,
): Promise<DaysOutcome> {
  const names = sources.map(({ file }) => visible(file.name))
  const told = sources.map(({ file }) => ({ name: file.name, packets: 0, failure: '' }))
  const days = new Days(request, names, open)
  try {
    for await (const merged of merge(request, sources, (input, failure) => (told[input].failure = failure))) {
      told[merged.input].packets++
      await days.add(merged)
    }
    return { days: await days.close(), sources: told }
  } catch (error) {
    await days.abort()
    throw error
  }
}

function merge(
  { seed }: DaysRequest,
  sources: readonly CarveSource[],
  onFailure: (input: number, failure: string) => void,
): AsyncGenerator<MergedPacket> {
  const inputs = sources.map(({ file, ranges, firstSeconds }) => ({
    notBefore: firstSeconds,
    packets: () => readAgain(file, { keys: null, part: 'whole', seed, ranges }),
  }))
  const IN_FILE_ORDER = 0
  return mergeByTime(inputs, IN_FILE_ORDER, (input, error) => {
    onFailure(input, error instanceof Error ? error.message : String(error))
  })
}

class Days {
  private readonly files = new Map<string, Day>()
  /** Written last at the end. */
  private readonly awake = new Set<Day>()
  private readonly clock: DayClock

  constructor(
    private readonly request: DaysRequest,
    private readonly names: readonly string[],
    private readonly open: (day: string) => Promise<ByteSink>,
  ) {
    this.clock = new DayClock(request.zone)
  }

  async add(merged: MergedPacket): Promise<void> {
    const day = this.dayFor(merged.packet)
    await this.wake(day)
    await day.add(merged)
  }

  async close(): Promise<DayFile[]> {
    const days = [...this.files.values()].sort((x, y) => (x.name < y.name ? -1 : 1))
    for (const day of days) await day.parts.close()
    return days.map((day) => day.told())
  }

  /** Leaves no half file. */
  async abort(): Promise<void> {
    for (const { parts } of this.files.values()) await parts.abort()
  }

  private dayFor({ hasTime, seconds }: FoundPacket): Day {
    const name = hasTime && isWritableTime(seconds) ? this.clock.dayOf(seconds) : OTHER_DAYS
    const known = this.files.get(name)
    if (known !== undefined) return known
    return name !== OTHER_DAYS && this.files.size >= MOST_DAYS ? this.fileOf(OTHER_DAYS) : this.fileOf(name)
  }

  private fileOf(name: string): Day {
    let day = this.files.get(name)
    if (day === undefined) {
      day = new Day(name, this.request, this.names, this.open)
      this.files.set(name, day)
    }
    return day
  }

  private async wake(day: Day): Promise<void> {
    this.awake.delete(day)
    this.awake.add(day)
    if (this.awake.size <= AWAKE_DAYS) return
    const [oldest] = this.awake
    this.awake.delete(oldest)
    await oldest.parts.rest()
  }
}

class Day {
  readonly parts: PcapngParts
  private late = 0
  private last: FoundPacket | null = null

  constructor(
    readonly name: string,
    { application, zone }: DaysRequest,
    names: readonly string[],
    open: (day: string) => Promise<ByteSink>,
  ) {
    this.parts = new PcapngParts({
      application,
      comments: [
        `Merged by ${application}. It contains the original, possibly hostile, packets.\nDay: ${name}, ${zone}`,
      ],
      nameOf: (input) => names[input],
      commentOf: () => '',
      partBytes: Number.POSITIVE_INFINITY,
      open: () => open(name),
    })
  }

  async add(merged: MergedPacket): Promise<void> {
    const { packet } = merged
    if (this.last !== null && compareTimes(packet, this.last) < 0) this.late++
    else this.last = packet
    await this.parts.add(merged)
  }

  told(): DayFile {
    const { packets, bytes, linkTypes } = this.parts
    return { day: this.name, packets, bytes, late: this.late, linkTypes: [...linkTypes].sort((x, y) => x - y) }
  }
}
