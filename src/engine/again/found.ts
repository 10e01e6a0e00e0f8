// A packet that a second pass found: the one thing of a capture's packets that is kept, and not for long.

/** How much of each packet is kept: all, its headers, or all up to so many captured bytes of its conversation and then none. */
export type Part = 'whole' | 'headers' | { firstBytes: number }

export interface FoundPacket {
  /** Number of the record in its capture, from 1. */
  record: number
  /** Interface, counted over all sections of the capture. */
  interfaceId: number
  /** LINKTYPE_ number. */
  linkType: number
  /** Time since 1970; 0 and 0 without one. */
  seconds: number
  nanoseconds: number
  hasTime: boolean
  /** Length on the wire. */
  originalLength: number
  /** Captured bytes, or as many of them as were asked for; a copy. */
  bytes: Uint8Array
}

/** Earlier, as numbers compare. What has no time comes before everything. */
export function compareTimes(x: FoundPacket, y: FoundPacket): number {
  if (x.hasTime !== y.hasTime) return x.hasTime ? 1 : -1
  return x.seconds - y.seconds || x.nanoseconds - y.nanoseconds
}
