// The two moves that every small decoder makes: pass over a header of known length, or give up on the frame.

import { LAYER_DONE } from './layers'
import type { Packet } from './packet'
import { TALLY_LINK_HEADER, TALLY_NOT_IP } from './tallies'

/** Moves the cursor over a header; false, with the reason noted, when it was not captured whole. */
export function passHeader(packet: Packet, length: number): boolean {
  if (packet.end - packet.at < length) {
    packet.tally = TALLY_LINK_HEADER
    return false
  }
  packet.at += length
  return true
}

/** The frame carries no IP from here on. */
export function notIp(packet: Packet): number {
  packet.tally = TALLY_NOT_IP
  return LAYER_DONE
}

/** The header here is cut or contradicts itself. */
export function damaged(packet: Packet): number {
  packet.tally = TALLY_LINK_HEADER
  return LAYER_DONE
}
