// Counts packets into the tables of one capture. In: decoded packets with their times. Out: at any moment the Summary of what was
// counted since the last one. Keys and TCP streams live on across Summaries, so cutting a capture into chunks changes no number.

import type { CaptureRecord } from '../capture/record'
import {
  LATER_FRAGMENT,
  NO_CONVERSATION,
  NOT_FRAGMENT,
  type Packet,
  WITH_PORTS,
  WITHOUT_PORTS,
  WORDS_AN_ADDRESS,
} from '../decode/packet'
import { RULE_FRAGMENT, RULE_REUSE } from '../decode/rules'
import { type Datagram, FragmentTable, PORTS_KNOWN, PORTS_UNKNOWN, PORTS_UNREADABLE } from './fragments'
import { Tables } from './tables'
import { type FrameCount, newFrameCount } from './traffic'

const PROTOCOL_TCP = 6
const PROTOCOL_UDP = 17
const PROTOCOL_DCCP = 33
const PROTOCOL_SCTP = 132
const PROTOCOL_UDPLITE = 136
const SECONDS_A_MINUTE = 60
/** Minutes are Int32; a pcapng clock can claim more, and such a frame has no place in a chart. */
const LARGEST_MINUTE = 0x7fffffff

export class PacketCounter {
  readonly tables: Tables
  /** Frames whose fragments came without a first one. */
  lostFragments = 0
  private readonly fragments: FragmentTable
  private readonly count: FrameCount = newFrameCount()
  private readonly noteEvicted = (frames: number): void => {
    this.lostFragments += frames
  }

  constructor(seed: Uint32Array) {
    this.tables = new Tables(seed)
    this.fragments = new FragmentTable(seed)
  }

  /** Adds one frame: every IP header counts for its own pair. Returns the bits of the rules that it touched. */
  add(packet: Packet, record: CaptureRecord, recordNumber: number): number {
    const minute = this.setTimes(record, recordNumber)
    let rules = packet.rules
    let parentId = -1
    for (let depth = 0; depth < packet.depth; depth++) {
      parentId = this.addPair(packet, depth, parentId, minute)
      if (packet.fragments[depth] !== NOT_FRAGMENT) rules |= this.addFragment(packet, depth, parentId)
      else if (packet.kinds[depth] !== NO_CONVERSATION) rules |= this.addConversation(packet, depth, parentId)
    }
    return rules
  }

  /** Frames that wait in vain for their first fragment, at the end of a capture. */
  end(): void {
    this.lostFragments += this.fragments.giveUpWaiting()
  }

  /** Fills the reused count with the frame's time and length; returns its minute, -1 when it has none. */
  private setTimes(record: CaptureRecord, recordNumber: number): number {
    const { count } = this
    count.frames = 1
    count.bytes = record.originalLength
    count.record = recordNumber
    if (!record.hasTime) {
      count.firstSeconds = Number.POSITIVE_INFINITY
      count.lastSeconds = Number.NEGATIVE_INFINITY
      return -1
    }
    count.firstSeconds = record.seconds
    count.lastSeconds = record.seconds
    count.firstNanoseconds = record.nanoseconds
    count.lastNanoseconds = record.nanoseconds
    const minute = Math.floor(record.seconds / SECONDS_A_MINUTE)
    return minute >= 0 && minute <= LARGEST_MINUTE ? minute : -1
  }

  private addPair(packet: Packet, depth: number, parentId: number, minute: number): number {
    const { addresses, pairs, buckets } = this.tables
    const { count } = this
    const at = depth * WORDS_AN_ADDRESS
    const family = packet.families[depth]
    const sourceId = addresses.intern(family, packet.sources, at)
    const destinationId = addresses.intern(family, packet.destinations, at)
    const pairId = pairs.find(sourceId, destinationId, parentId)
    count.payload = packet.payloads[depth]
    count.isBToA = pairs.aIds[pairId] !== sourceId
    pairs.traffic.addFrames(pairId, count)
    if (minute >= 0) buckets.add(pairId, minute, count.isBToA, count.bytes, count.payload)
    return pairId
  }

  private addConversation(packet: Packet, depth: number, pairId: number): number {
    const { conversations } = this.tables
    const { count } = this
    const sourcePort = packet.sourcePorts[depth]
    const destinationPort = packet.destinationPorts[depth]
    const row = this.findConversation(pairId, packet.protocols[depth], sourcePort, destinationPort)
    conversations.traffic.addFrames(row, count)
    if (packet.protocols[depth] !== PROTOCOL_TCP) return 0
    const isReuse = conversations.followStream(
      row,
      count.isBToA,
      packet.tcpFlags[depth],
      packet.sequences[depth],
      packet.acknowledgements[depth],
    )
    return isReuse ? RULE_REUSE : 0
  }

  /** The row of ports in the order of sending, and in `count` the direction. Between two ports of one address the lower is a. */
  private findConversation(pairId: number, protocol: number, sourcePort: number, destinationPort: number): number {
    const { pairs, conversations } = this.tables
    const { count } = this
    if (pairs.aIds[pairId] === pairs.bIds[pairId]) count.isBToA = sourcePort > destinationPort
    return count.isBToA
      ? conversations.find(pairId, protocol, destinationPort, sourcePort)
      : conversations.find(pairId, protocol, sourcePort, destinationPort)
  }

  /** A fragment belongs to the conversation of its datagram's first fragment (rule "fragment"). */
  private addFragment(packet: Packet, depth: number, pairId: number): number {
    const protocol = packet.protocols[depth]
    if (!hasPorts(protocol)) {
      packet.kinds[depth] = WITHOUT_PORTS
      return this.addConversation(packet, depth, pairId)
    }
    const datagram = this.fragments.find(
      packet.families[depth],
      packet.sources,
      packet.destinations,
      depth * WORDS_AN_ADDRESS,
      packet.fragmentIds[depth],
      protocol,
      this.noteEvicted,
    )
    if (packet.fragments[depth] === LATER_FRAGMENT) this.addLaterFragment(datagram, pairId, protocol)
    else this.addFirstFragment(packet, depth, datagram, pairId)
    return RULE_FRAGMENT
  }

  private addLaterFragment(datagram: Datagram, pairId: number, protocol: number): void {
    if (datagram.state === PORTS_KNOWN) {
      const row = this.findConversation(pairId, tableProtocol(protocol), datagram.sourcePort, datagram.destinationPort)
      this.tables.conversations.traffic.addFrames(row, this.count)
      return
    }
    if (datagram.state === PORTS_UNREADABLE) this.lostFragments++
    else wait(datagram.waiting, this.count)
  }

  private addFirstFragment(packet: Packet, depth: number, datagram: Datagram, pairId: number): void {
    const { waiting } = datagram
    if (packet.kinds[depth] !== WITH_PORTS) {
      this.lostFragments += datagram.state === PORTS_UNKNOWN ? waiting.frames : 0
      waiting.frames = 0
      datagram.state = PORTS_UNREADABLE
      return
    }
    datagram.state = PORTS_KNOWN
    datagram.sourcePort = packet.sourcePorts[depth]
    datagram.destinationPort = packet.destinationPorts[depth]
    this.addConversation(packet, depth, pairId)
    if (waiting.frames === 0) return
    const row = this.findConversation(pairId, packet.protocols[depth], datagram.sourcePort, datagram.destinationPort)
    waiting.isBToA = this.count.isBToA
    this.tables.conversations.traffic.addFrames(row, waiting)
    waiting.frames = 0
  }
}

function hasPorts(protocol: number): boolean {
  return (
    protocol === PROTOCOL_TCP ||
    protocol === PROTOCOL_UDP ||
    protocol === PROTOCOL_UDPLITE ||
    protocol === PROTOCOL_SCTP ||
    protocol === PROTOCOL_DCCP
  )
}

function tableProtocol(protocol: number): number {
  return protocol === PROTOCOL_UDPLITE ? PROTOCOL_UDP : protocol
}

/** Adds one frame to those that wait for the first fragment of their datagram. */
function wait(waiting: FrameCount, count: FrameCount): void {
  if (waiting.frames === 0) {
    Object.assign(waiting, count)
    return
  }
  waiting.frames++
  waiting.bytes += count.bytes
  waiting.payload += count.payload
  if (isEarlier(count.firstSeconds, count.firstNanoseconds, waiting.firstSeconds, waiting.firstNanoseconds)) {
    waiting.firstSeconds = count.firstSeconds
    waiting.firstNanoseconds = count.firstNanoseconds
  }
  if (isEarlier(waiting.lastSeconds, waiting.lastNanoseconds, count.lastSeconds, count.lastNanoseconds)) {
    waiting.lastSeconds = count.lastSeconds
    waiting.lastNanoseconds = count.lastNanoseconds
  }
}

function isEarlier(seconds: number, nanoseconds: number, thanSeconds: number, thanNanoseconds: number): boolean {
  return seconds < thanSeconds || (seconds === thanSeconds && nanoseconds < thanNanoseconds)
}
