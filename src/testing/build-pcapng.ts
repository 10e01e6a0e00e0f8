// Builds a pcapng file. In: blocks from pcapng-blocks.ts, in file order. Out: the bytes of a .pcapng file. Byte order and
// clock of a block follow from the section header and the interfaces before it.

import { join } from '../training/frames/bytes'
import type { TestFrame } from './frame'
import { enhancedPacket, interfaceDescription, sectionHeader } from './pcapng-blocks'
import type { Block, InterfaceOptions, PcapngContext } from './pcapng-fields'

export function buildPcapng(...blocks: Block[]): Uint8Array {
  const context: PcapngContext = { littleEndian: true, interfaces: [] }
  return join(...blocks.map((block) => block(context)))
}

/** The usual file: a section, an interface, an enhanced packet block a frame. */
export function pcapngOf(
  frames: readonly TestFrame[],
  options: InterfaceOptions & { bigEndian?: boolean } = {},
): Uint8Array {
  const { bigEndian = false, ...interfaceOptions } = options
  const packets = frames.map((frame) => enhancedPacket(frame))
  return buildPcapng(sectionHeader({ bigEndian }), interfaceDescription(interfaceOptions), ...packets)
}
