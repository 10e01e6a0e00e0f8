// What pcapng blocks are made of. In: numbers, options, a time. Out: their bytes in the section's byte order.

import { join } from '../training/frames/bytes'
import type { TestFrame } from './frame'

export interface InterfaceOptions {
  /** LINKTYPE number; absent: 1, Ethernet. */
  linkType?: number
  /** 0 (absent): no limit. Simple packet blocks are cut to it. */
  snaplen?: number
  /** if_name. */
  name?: string
  /** if_tsresol as it stands in the file: 6, 9, or 0x80 + n for 2^-n seconds; absent: no option, microseconds. */
  tsResolution?: number
  /** if_tsoffset in seconds: what a reader adds. */
  tsOffset?: number
}

/** What a block needs to know of those before it. */
export interface PcapngContext {
  littleEndian: boolean
  /** Interfaces of the present section, by id. */
  interfaces: InterfaceOptions[]
}

/** Writes one whole block; a section header and an interface description change the context for those behind them. */
export type Block = (context: PcapngContext) => Uint8Array

/** Option code and value. */
export type Option = [number, Uint8Array]

/** A block: type, total length, body, total length again (draft-ietf-opsawg-pcapng section 3.1). */
export function blockBytes(context: PcapngContext, type: number, body: Uint8Array): Uint8Array {
  const length = uint32(context, body.length + 12)
  return join(uint32(context, type), length, body, length)
}

/** Options with the mark of their end; nothing at all when there are none (section 3.5). */
export function optionBytes(context: PcapngContext, options: Option[]): Uint8Array {
  if (options.length === 0) return new Uint8Array(0)
  const written = options.map(([code, value]) =>
    join(uint16(context, code), uint16(context, value.length), padded(value)),
  )
  return join(...written, uint32(context, 0))
}

/** Filled with zeros to a multiple of 4 bytes. */
export function padded(bytes: Uint8Array): Uint8Array {
  return join(bytes, new Uint8Array(-bytes.length & 3))
}

/** A time in units of if_tsresol (section 4.2): 10^-n seconds, or 2^-n when the high bit is set; less the offset. */
export function ticksOf(frame: TestFrame, tsResolution: number, tsOffset: number): bigint {
  const base = tsResolution & 0x80 ? 2n : 10n
  const perSecond = base ** BigInt(tsResolution & 0x7f)
  const nanoseconds = BigInt(frame.seconds - tsOffset) * 1_000_000_000n + BigInt(frame.nanoseconds)
  return (nanoseconds * perSecond) / 1_000_000_000n
}

export function uint16(context: PcapngContext, value: number): Uint8Array {
  const bytes = new Uint8Array(2)
  new DataView(bytes.buffer).setUint16(0, value, context.littleEndian)
  return bytes
}

export function uint32(context: PcapngContext, value: number): Uint8Array {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value, context.littleEndian)
  return bytes
}

/** Two's complement when negative. */
export function uint64(context: PcapngContext, value: bigint): Uint8Array {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt.asUintN(64, value), context.littleEndian)
  return bytes
}
