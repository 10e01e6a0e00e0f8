// A pcapng file, or several when it grows too large, as packets come. In: packets with their sources. Out: bytes for sinks.

import { enhancedPacket, interfaceDescription, isWritableTime, type MergedPacket, sectionHeader } from '../engine/index'

/** Where bytes go: a file on disk, or the parts of a Blob. */
export interface ByteSink {
  write(bytes: Uint8Array): Promise<void>
  /** No write will come for some time: what it holds open may be let go. */
  rest?(): Promise<void>
  /** All was written. */
  close(): Promise<void>
  /** Nothing of it shall be left. */
  abort(): Promise<void>
}

export interface PartsOptions {
  application: string
  /** Comments of the section. */
  comments: readonly string[]
  /** Name of a source, by input. */
  nameOf: (input: number) => string
  /** Comment of a packet; '' for none. */
  commentOf: (merged: MergedPacket) => string
  /** A part that has grown to so many bytes is followed by the next one. */
  partBytes: number
  /** Opens the sink of a part, from 1. */
  open: (part: number) => Promise<ByteSink>
}

/** Bytes are handed over in pieces of about this size. */
const PIECE_BYTES = 256 * 1024
const LINKTYPE_ETHERNET = 1

export class PcapngParts {
  packets = 0
  bytes = 0
  parts = 0
  /** Packets whose time the format cannot hold: they are written with time 0. */
  unwritableTimes = 0
  readonly linkTypes = new Set<number>()
  private sink: ByteSink | null = null
  private readonly opened: ByteSink[] = []
  private partLength = 0
  private readonly interfaces = new Map<string, number>()
  /** Made when something is written, and let go at rest. */
  private buffer: Uint8Array | null = null
  private filled = 0

  constructor(private readonly options: PartsOptions) {}

  async add(merged: MergedPacket): Promise<void> {
    const { packet } = merged
    if (this.sink === null || this.partLength >= this.options.partBytes) await this.startPart()
    const interfaceId = this.findInterface(merged) ?? (await this.addInterface(merged))
    if (!isWritableTime(packet.seconds)) this.unwritableTimes++
    await this.put(enhancedPacket({ ...packet, interfaceId, comment: this.options.commentOf(merged) }))
    this.packets++
  }

  /** Holds no more than names until the next packet: many files can be under way at once. */
  async rest(): Promise<void> {
    await this.flush()
    this.buffer = null
    await this.sink?.rest?.()
  }

  /** An empty result is a section without packets. Its one interface is for tcpdump, which opens no capture without any. */
  async close(): Promise<void> {
    if (this.sink === null) {
      await this.startPart()
      await this.put(interfaceDescription(LINKTYPE_ETHERNET, 'none', 'No packet was found.'))
    }
    await this.flush()
    await this.sink?.close()
  }

  /** Leaves nothing behind. */
  async abort(): Promise<void> {
    for (const sink of this.opened) await sink.abort().catch(() => undefined)
  }

  private async startPart(): Promise<void> {
    await this.flush()
    await this.sink?.close()
    this.parts++
    this.sink = await this.options.open(this.parts)
    this.opened.push(this.sink)
    this.partLength = 0
    this.interfaces.clear()
    await this.put(sectionHeader(this.options.application, this.options.comments))
  }

  private findInterface(merged: MergedPacket): number | undefined {
    return this.interfaces.get(keyOf(merged))
  }

  private async addInterface(merged: MergedPacket): Promise<number> {
    const { input, packet } = merged
    const name = this.options.nameOf(input)
    const number = this.interfaces.size
    this.interfaces.set(keyOf(merged), number)
    this.linkTypes.add(packet.linkType)
    await this.put(interfaceDescription(packet.linkType, name, `Interface ${packet.interfaceId} of ${name}`))
    return number
  }

  private async put(bytes: Uint8Array): Promise<void> {
    this.partLength += bytes.length
    this.bytes += bytes.length
    if (this.filled + bytes.length > PIECE_BYTES) await this.flush()
    if (bytes.length > PIECE_BYTES) {
      await this.sink?.write(bytes)
      return
    }
    this.buffer ??= new Uint8Array(PIECE_BYTES)
    this.buffer.set(bytes, this.filled)
    this.filled += bytes.length
  }

  private async flush(): Promise<void> {
    if (this.filled === 0 || this.sink === null || this.buffer === null) return
    const piece = this.buffer.slice(0, this.filled)
    this.filled = 0
    await this.sink.write(piece)
  }
}

/** One link type an interface: a damaged section may give a number twice. */
function keyOf({ input, packet }: MergedPacket): string {
  return `${input} ${packet.interfaceId} ${packet.linkType}`
}
