// The chosen conversations of all captures as one pcapng with its provenance (report.md section 2). In: files that can be read again, keys.
// Out: bytes for a sink, and what came of it. Packets, times and lengths are the original ones; comments are ours only.

import {
  type AddressMap,
  type AgainFile,
  type AgainRange,
  type ChosenKey,
  type FoundPacket,
  mergeByTime,
  type Part,
  Redactor,
  readAgain,
} from '../engine/index'
import { hashFile } from './hash-file'
import { type ByteSink, PcapngParts } from './pcapng-parts'
import { visible } from './text-table'

export interface CarveSource {
  file: AgainFile
  /** Ranges that hold the packets; undefined: all of the file. */
  ranges?: readonly AgainRange[] | undefined
  /** Earliest time of the file in seconds since 1970; NaN when it is not known. */
  firstSeconds: number
}

export interface CarveRequest {
  keys: readonly ChosenKey[]
  part: Part
  /** What was chosen, in words or as a filter, and the settings it was chosen by: lines of the section comment. */
  about: readonly string[]
  /** "Egress 1.0.0". */
  application: string
  /** Hashes every source first: the time of one more reading. */
  isHashed: boolean
  /** Bytes of a part, after which the next begins; Infinity: one file. */
  partBytes: number
  seed: Uint32Array
  /** null: packets as they are. */
  redaction: CarveRedaction | null
}

/** How packets are carved that will be handed on: plain data. Of each packet only the headers are kept, whatever `part` says. */
export interface CarveRedaction {
  addresses: AddressMap
  /** What each source is called, in their order. */
  captures: readonly string[]
}

export interface CarvePlace {
  open: (part: number) => Promise<ByteSink>
  isStopped: () => boolean
  /** Told as bytes are read again (hashing included), and how many there are in all. */
  onProgress: (progress: CarveProgress) => void
}

export interface CarveProgress {
  bytesRead: number
  bytesTotal: number
  packets: number
  bytesWritten: number
}

export interface CarveOutcome {
  /** stopped: nothing is left of it. */
  status: 'done' | 'stopped'
  packets: number
  bytes: number
  parts: number
  /** Packets that come after a later one: their capture is out of order further than the window reaches. */
  late: number
  /** More than one: tcpdump opens no such file, Wireshark and tshark do. */
  linkTypes: number[]
  sources: CarvedSource[]
  /** [replacement, original] of each hardware address, where packets were redacted. */
  hardware: [string, string][]
}

export interface CarvedSource {
  name: string
  bytes: number
  packets: number
  /** Lower-case hex; '' when it was not hashed. */
  sha256: string
  /** Why not all of it could be read again; '' when it could. */
  failure: string
}

/** A system's own words name folders. */
const UNREADABLE = 'the file is gone or locked'
const REDACTED =
  'Inside addresses and hardware addresses are replaced, checksums made to fit, and payload is left out. Volumes are the original ones.'

/** Packets of one capture that are held to put them in order. */
const WINDOW_PACKETS = 1024

/** Never throws for a source; throws what the sink throws, after aborting it. */
export async function carve(
  request: CarveRequest,
  sources: readonly CarveSource[],
  place: CarvePlace,
): Promise<CarveOutcome> {
  return new Carving(request, sources, place).run()
}

class Carving {
  private readonly carved: CarvedSource[]
  private bytesRead = 0
  private late = 0
  private last: FoundPacket | null = null
  private readonly redactor: Redactor | null

  constructor(
    private readonly request: CarveRequest,
    private readonly sources: readonly CarveSource[],
    private readonly place: CarvePlace,
  ) {
    const { redaction } = request
    this.redactor = redaction === null ? null : new Redactor(redaction.addresses)
    this.carved = sources.map(({ file }) => ({
      name: file.name,
      bytes: file.size,
      packets: 0,
      sha256: '',
      failure: '',
    }))
  }

  async run(): Promise<CarveOutcome> {
    if (this.request.isHashed) await this.hashAll()
    const names = this.names().map(visible)
    const parts = new PcapngParts({
      application: this.request.application,
      comments: this.comments(),
      nameOf: (input) => names[input],
      commentOf: ({ input, packet }) => `${names[input]} #${packet.record}`,
      partBytes: this.request.partBytes,
      open: this.place.open,
    })
    try {
      const isWhole = await this.write(parts)
      if (isWhole) await parts.close()
      else await parts.abort()
      return this.outcome(parts, isWhole)
    } catch (error) {
      await parts.abort()
      throw error
    }
  }

  /** False when it was stopped. */
  private async write(parts: PcapngParts): Promise<boolean> {
    const inputs = this.sources.map((source) => ({
      notBefore: source.firstSeconds,
      packets: () => this.packetsOf(source, parts),
    }))
    const merged = mergeByTime(inputs, WINDOW_PACKETS, (input, error) => {
      this.carved[input].failure = messageOf(error)
    })
    for await (const found of merged) {
      if (this.place.isStopped()) return false
      this.note(found.packet)
      this.carved[found.input].packets++
      await parts.add(this.redactor === null ? found : { ...found, packet: this.redactor.redact(found.packet) })
    }
    return !this.place.isStopped()
  }

  private packetsOf({ file, ranges }: CarveSource, parts: PcapngParts): AsyncGenerator<FoundPacket[]> {
    const { keys, seed } = this.request
    // A checksum is made over the payload that it is for, so that is read and cut later.
    const part = this.redactor !== null && this.request.part === 'headers' ? 'whole' : this.request.part
    const onBytes = (count: number) => {
      this.addRead(count, parts.packets, parts.bytes)
    }
    return stoppable(readAgain(file, { keys, part, seed, ranges, onBytes }), this.place.isStopped)
  }

  private note(packet: FoundPacket): void {
    const { last } = this
    const isLate =
      last !== null &&
      packet.hasTime &&
      (packet.seconds < last.seconds || (packet.seconds === last.seconds && packet.nanoseconds < last.nanoseconds))
    if (isLate) this.late++
    else this.last = packet
  }

  private async hashAll(): Promise<void> {
    for (const [index, { file }] of this.sources.entries()) {
      try {
        this.carved[index].sha256 = await this.hashOf(file)
      } catch (error) {
        this.carved[index].failure = messageOf(error)
      }
    }
  }

  private hashOf(file: AgainFile): Promise<string> {
    return hashFile(file, (bytes) => {
      this.addRead(bytes, 0, 0)
      return !this.place.isStopped()
    })
  }

  private addRead(count: number, packets: number, bytesWritten: number): void {
    this.bytesRead += count
    this.place.onProgress({ bytesRead: this.bytesRead, bytesTotal: this.bytesTotal(), packets, bytesWritten })
  }

  private bytesTotal(): number {
    return this.sources.reduce((sum, { file, ranges }) => {
      const again = ranges === undefined ? file.size : ranges.reduce((all, { start, to }) => all + to - start.offset, 0)
      return sum + again + (this.request.isHashed ? file.size : 0)
    }, 0)
  }

  /** The first says what this is; then one a source file. */
  private comments(): string[] {
    const { about, application, part } = this.request
    const isRedacted = this.redactor !== null
    const first = [
      `Carved by ${application}. ${isRedacted ? REDACTED : 'It contains the original, possibly hostile, packets.'}`,
      ...about,
      `Of each packet: ${partText(part)}${isRedacted && part !== 'headers' ? ', of them the headers only' : ''}`,
    ]
    const names = this.names()
    return [
      visibleLines(first),
      ...this.carved.map((source, index) =>
        sourceText({
          ...source,
          name: names[index],
          failure: isRedacted && source.failure !== '' ? UNREADABLE : source.failure,
        }),
      ),
    ]
  }

  /** What sources are called in the carved file. */
  private names(): readonly string[] {
    return this.request.redaction?.captures ?? this.carved.map(({ name }) => name)
  }

  private outcome(parts: PcapngParts, isWhole: boolean): CarveOutcome {
    const { packets, bytes, parts: count } = parts
    const linkTypes = [...parts.linkTypes].sort((x, y) => x - y)
    const status = isWhole ? 'done' : 'stopped'
    const hardware = this.redactor?.hardware ?? []
    return { status, packets, bytes, parts: count, late: this.late, linkTypes, sources: this.carved, hardware }
  }
}

async function* stoppable(batches: AsyncGenerator<FoundPacket[]>, isStopped: () => boolean) {
  for await (const batch of batches) {
    if (isStopped()) return
    yield batch
  }
}

function partText(part: Part): string {
  if (part === 'whole') return 'all captured bytes'
  if (part === 'headers') return 'the headers only'
  return `all captured bytes, until a conversation has ${part.firstBytes} bytes`
}

function sourceText({ name, bytes, sha256, failure }: CarvedSource): string {
  const hash = sha256 === '' ? 'not hashed' : `SHA-256 ${sha256}`
  return visibleLines([`${name}, ${bytes} bytes, ${hash}${failure === '' ? '' : `, could not be read: ${failure}`}`])
}

function visibleLines(lines: readonly string[]): string {
  return lines.map(visible).join('\n')
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
