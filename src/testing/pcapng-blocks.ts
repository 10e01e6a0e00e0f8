// The blocks of pcapng (draft-ietf-opsawg-pcapng section 4). In: their fields. Out: blocks for buildPcapng().

import { ascii, join } from '../training/frames/bytes'
import type { TestFrame } from './frame'
import {
  type Block,
  blockBytes,
  type InterfaceOptions,
  type Option,
  optionBytes,
  type PcapngContext,
  padded,
  ticksOf,
  uint16,
  uint32,
  uint64,
} from './pcapng-fields'

/** Block type numbers. */
export const BLOCK_TYPE = {
  sectionHeader: 0x0a0d0d0a,
  interfaceDescription: 1,
  oldPacket: 2,
  simplePacket: 3,
  nameResolution: 4,
  interfaceStatistics: 5,
  enhancedPacket: 6,
} as const

/** Starts a section. sectionLength -1n (absent) means that it is not told. */
export function sectionHeader(
  options: { bigEndian?: boolean; sectionLength?: bigint; version?: [number, number]; application?: string } = {},
): Block {
  return (context) => {
    context.littleEndian = !options.bigEndian
    context.interfaces = []
    const [major, minor] = options.version ?? [1, 0]
    const body = join(
      uint32(context, 0x1a2b3c4d),
      uint16(context, major),
      uint16(context, minor),
      uint64(context, options.sectionLength ?? -1n),
      options.application ? optionBytes(context, [[4, ascii(options.application)]]) : [],
    )
    return blockBytes(context, BLOCK_TYPE.sectionHeader, body)
  }
}

export function interfaceDescription(options: InterfaceOptions = {}): Block {
  return (context) => {
    context.interfaces.push(options)
    const list: Option[] = []
    if (options.name !== undefined) list.push([2, ascii(options.name)])
    if (options.tsResolution !== undefined) list.push([9, Uint8Array.of(options.tsResolution)])
    if (options.tsOffset !== undefined) list.push([14, uint64(context, BigInt(options.tsOffset))])
    const fields = [uint16(context, options.linkType ?? 1), uint16(context, 0), uint32(context, options.snaplen ?? 0)]
    return blockBytes(context, BLOCK_TYPE.interfaceDescription, join(...fields, optionBytes(context, list)))
  }
}

/** A packet with its interface, time in that interface's resolution, and both lengths. */
export function enhancedPacket(frame: TestFrame, options: { interfaceId?: number; comment?: string } = {}): Block {
  return (context) => {
    const interfaceId = options.interfaceId ?? 0
    const comment: Option[] = options.comment === undefined ? [] : [[1, ascii(options.comment)]]
    const body = join(
      uint32(context, interfaceId),
      packetFields(context, frame, interfaceId),
      optionBytes(context, comment),
    )
    return blockBytes(context, BLOCK_TYPE.enhancedPacket, body)
  }
}

/** A packet without time, on interface 0, cut to that interface's snaplen. */
export function simplePacket(frame: TestFrame): Block {
  return (context) => {
    const snaplen = context.interfaces[0]?.snaplen || frame.bytes.length
    const original = uint32(context, frame.originalLength ?? frame.bytes.length)
    return blockBytes(context, BLOCK_TYPE.simplePacket, join(original, padded(frame.bytes.subarray(0, snaplen))))
  }
}

/** The packet block that enhanced packet blocks replaced (appendix A of the draft). */
export function oldPacket(frame: TestFrame, options: { interfaceId?: number; drops?: number } = {}): Block {
  return (context) => {
    const interfaceId = options.interfaceId ?? 0
    const ids = [uint16(context, interfaceId), uint16(context, options.drops ?? 0xffff)]
    return blockBytes(context, BLOCK_TYPE.oldPacket, join(...ids, packetFields(context, frame, interfaceId)))
  }
}

/** Names of IPv4 addresses (4 bytes) and IPv6 addresses (16 bytes). */
export function nameResolution(names: [Uint8Array, string][]): Block {
  return (context) => {
    const records = names.map(([address, name]) => {
      const value = join(address, ascii(name), [0])
      return join(uint16(context, address.length === 4 ? 1 : 2), uint16(context, value.length), padded(value))
    })
    return blockBytes(context, BLOCK_TYPE.nameResolution, join(...records, uint32(context, 0)))
  }
}

/** Counters of an interface: packets received and dropped. */
export function interfaceStatistics(frame: TestFrame, received: bigint, dropped: bigint, interfaceId = 0): Block {
  return (context) => {
    const counters: Option[] = [
      [4, uint64(context, received)],
      [5, uint64(context, dropped)],
    ]
    const time = timestamp(context, frame, interfaceId)
    const body = join(uint32(context, interfaceId), time, optionBytes(context, counters))
    return blockBytes(context, BLOCK_TYPE.interfaceStatistics, body)
  }
}

/** A block of any type: unknown to readers, or known with a body of one's own. */
export function otherBlock(type: number, body: Uint8Array): Block {
  return (context) => blockBytes(context, type, padded(body))
}

function packetFields(context: PcapngContext, frame: TestFrame, interfaceId: number): Uint8Array {
  return join(
    timestamp(context, frame, interfaceId),
    uint32(context, frame.capturedLength ?? frame.bytes.length),
    uint32(context, frame.originalLength ?? frame.bytes.length),
    padded(frame.bytes),
  )
}

/** High word first, whatever the byte order. */
function timestamp(context: PcapngContext, frame: TestFrame, interfaceId: number): Uint8Array {
  const clock = context.interfaces[interfaceId] ?? {}
  const ticks = ticksOf(frame, clock.tsResolution ?? 6, clock.tsOffset ?? 0)
  return join(uint32(context, Number((ticks >> 32n) & 0xffffffffn)), uint32(context, Number(ticks & 0xffffffffn)))
}
