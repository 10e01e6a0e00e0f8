// Counts packets into the tables of one capture. In: decoded packets with their times. Out: at any moment the Summary of what was
// counted since the last one. Keys and TCP streams live on across Summaries, so cutting a capture into chunks changes no number.

import type { CaptureRecord } from '../capture/record'
import { readEcho } from '../clues/echo-reader'
import { Looker } from '../clues/looker'
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
import { KeyCarrier } from './carry-keys'
import { FlowCache } from './flow-cache'
import { type Datagram, FragmentTable, PORTS_KNOWN, PORTS_UNREADABLE } from './fragments'
import { type FrameCount, newFrameCount } from './frame-count'
import { hasPossibleTime } from './quality'
import { ReadingTables } from './reading-tables'
import { wait } from './waiting'

const PROTOCOL_ICMP = 1
const PROTOCOL_TCP = 6
const PROTOCOL_UDP = 17
const PROTOCOL_DCCP = 33
const PROTOCOL_ICMPV6 = 58
const PROTOCOL_SCTP = 132
const PROTOCOL_UDPLITE = 136
const SECONDS_A_MINUTE = 60
/** Of each record so many of the keys are kept for: with eight layers a record, half of them are carried over at most. */
const KEYS_A_RECORD = 16

export class PacketCounter {
  tables: ReadingTables
  /** Frames whose fragments came without a first one. */
  lostFragments = 0
  private readonly flows: FlowCache
  private readonly fragments: FragmentTable
  private readonly count: FrameCount = newFrameCount()
  /** The datagram whose first fragment the present packet is, and the conversation row counted last. */
  private opened: Datagram | null = null
  private row = -1
  /** The present frame was seen a moment before. */
  private isCopy = false
  private readonly noteEvicted = (frames: number): void => {
    this.lostFragments += frames
  }

  /** Keys at which the tables are full. */
  private fullAt: number
  private looker: Looker

  /** `mostKeys`: conversations, or pairs, that the tables hold before they are full. */
  constructor(
    private readonly seed: Uint32Array,
    private readonly mostKeys: number,
  ) {
    this.fullAt = mostKeys
    this.tables = new ReadingTables(seed)
    this.looker = lookerOf(this.tables)
    this.flows = new FlowCache(seed)
    this.fragments = new FragmentTable(seed)
  }

  /** Adds one frame: every IP header counts for its own pair. Returns the bits of the rules that it touched. */
  add(packet: Packet, record: CaptureRecord, recordNumber: number, isCopy: boolean): number {
    this.isCopy = isCopy
    const minute = this.setTimes(record, recordNumber)
    const isPlain = packet.depth === 1 && packet.families[0] === 4 && packet.kinds[0] === WITH_PORTS
    if (isPlain && packet.fragments[0] === NOT_FRAGMENT) return packet.rules | this.addPlain(packet, minute)
    return this.addLayers(packet, minute)
  }

  /** A packet with one IPv4 header and ports: its rows are mostly in the cache. */
  private addPlain(packet: Packet, minute: number): number {
    const { count, flows } = this
    const source = packet.sources[0]
    const destination = packet.destinations[0]
    const ports = ((packet.sourcePorts[0] << 16) | packet.destinationPorts[0]) >>> 0
    const protocol = packet.protocols[0]
    const at = flows.place(source, destination, ports, protocol)
    if (!flows.holds(at, source, destination, ports, protocol)) {
      const pairId = this.findPair(packet, 0, -1)
      const isPairBToA = count.isBToA
      const rules = this.addConversation(packet, 0, pairId, minute)
      flows.set(at, source, destination, ports, protocol)
      flows.setRows(at, pairId, isPairBToA, this.row, count.isBToA)
      return rules
    }
    this.setPayload(packet, 0)
    count.isBToA = flows.isConversationBToA(at)
    return this.addToRows(packet, 0, flows.pairOf(at), flows.isPairBToA(at), flows.conversationOf(at), minute)
  }

  private addLayers(packet: Packet, minute: number): number {
    let rules = packet.rules
    let parentId = -1
    this.opened = null
    for (let depth = 0; depth < packet.depth; depth++) {
      parentId = this.findPair(packet, depth, parentId)
      const outer: Datagram | null = this.opened
      this.row = -1
      if (packet.fragments[depth] !== NOT_FRAGMENT) rules |= this.addFragment(packet, depth, parentId, minute)
      else if (packet.kinds[depth] !== NO_CONVERSATION) rules |= this.addConversation(packet, depth, parentId, minute)
      else this.addToPair(parentId, minute)
      if (outer !== null) this.noteInside(outer, parentId)
    }
    return this.opened === null ? rules : rules | this.releaseWaiting(this.opened)
  }

  /** Whether it is time for startAnew(). It hangs on the packets alone, never on when a Summary was taken. */
  get isFull(): boolean {
    const { conversations, pairs } = this.tables
    return conversations.count >= this.fullAt || pairs.count >= this.fullAt
  }

  /**
   * Goes on with fresh tables, after everything counted was taken. Keys of TCP streams that were busy of late go on, and what fragments
   * wait for; a stream that was silent for longer begins anew with its next segment, so that bytes sent again across its silence
   * are taken for new ones. `record`: the newest record's number.
   */
  startAnew(record: number): void {
    const old = this.tables
    this.tables = new ReadingTables(this.seed)
    this.looker = lookerOf(this.tables)
    const carrier = new KeyCarrier(old, this.tables)
    const since = record - Math.floor(this.mostKeys / KEYS_A_RECORD)
    const { conversations } = old
    for (let row = 0; row < conversations.count; row++) {
      if (conversations.traffic.newestSegment(row) > since) carrier.conversation(row)
    }
    this.fragments.renumberRows(carrier.pair.bind(carrier), carrier.conversation.bind(carrier))
    this.flows.clear()
    const carried = Math.max(this.tables.conversations.count, this.tables.pairs.count)
    this.fullAt = Math.max(this.mostKeys, carried * 2)
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
      count.firstNanoseconds = 0
      count.lastSeconds = Number.NEGATIVE_INFINITY
      count.lastNanoseconds = 0
      return -1
    }
    count.firstSeconds = record.seconds
    count.lastSeconds = record.seconds
    count.firstNanoseconds = record.nanoseconds
    count.lastNanoseconds = record.nanoseconds
    return hasPossibleTime(record) ? Math.floor(record.seconds / SECONDS_A_MINUTE) : -1
  }

  /** The pair of an IP header, and in `count` the direction and the payload. */
  private findPair(packet: Packet, depth: number, parentId: number): number {
    const { addresses, pairs } = this.tables
    const at = depth * WORDS_AN_ADDRESS
    const family = packet.families[depth]
    const sourceId = addresses.intern(family, packet.sources, at)
    const destinationId = addresses.intern(family, packet.destinations, at)
    const pairId = pairs.find(sourceId, destinationId, parentId)
    this.count.isBToA = pairs.aIds[pairId] !== sourceId
    this.setPayload(packet, depth)
    return pairId
  }

  /** Payload of a copy is not new; that of a TCP segment is looked at again by its sequence numbers. */
  private setPayload(packet: Packet, depth: number): void {
    const { count } = this
    count.payload = packet.payloads[depth]
    count.goodput = this.isCopy ? 0 : count.payload
  }

  private addToPair(pairId: number, minute: number): void {
    const { pairs, buckets } = this.tables
    const { count } = this
    pairs.traffic.addFrames(pairId, count)
    if (minute >= 0) pairs.traffic.addMinute(pairId, minute, count, buckets)
  }

  private addConversation(packet: Packet, depth: number, pairId: number, minute: number): number {
    const isPairBToA = this.count.isBToA
    const sourcePort = packet.sourcePorts[depth]
    const destinationPort = packet.destinationPorts[depth]
    const row = this.findConversation(pairId, packet.protocols[depth], sourcePort, destinationPort)
    return this.addToRows(packet, depth, pairId, isPairBToA, row, minute)
  }

  /** Adds the frame to its conversation, whose direction `count` has, and to its pair. */
  private addToRows(
    packet: Packet,
    depth: number,
    pairId: number,
    isPairBToA: boolean,
    row: number,
    minute: number,
  ): number {
    const { conversations } = this.tables
    const { count } = this
    const rules = packet.protocols[depth] === PROTOCOL_TCP ? this.followStream(packet, depth, row) : 0
    conversations.traffic.addFrames(row, count)
    this.row = row
    const isBToA = count.isBToA
    count.isBToA = isPairBToA
    this.addToPair(pairId, minute)
    count.isBToA = isBToA
    if (count.goodput > 0 && this.looker.wants(row, isBToA)) this.look(packet, depth, pairId, isPairBToA)
    return rules
  }

  /** Looks for what is named in clear in a packet that brought new bytes; in tunnels at the innermost header only. */
  private look(packet: Packet, depth: number, pairId: number, isPairBToA: boolean): void {
    if (depth !== packet.depth - 1 || packet.fragments[depth] !== NOT_FRAGMENT) return
    const { count, looker } = this
    if (isIcmp(packet.protocols[depth])) {
      readEcho(packet, depth, pairId, isPairBToA, count.firstSeconds, this.tables.seen.echoes)
      return
    }
    if (packet.protocols[depth] !== PROTOCOL_TCP && packet.protocols[depth] !== PROTOCOL_UDP) return
    const { aIds, bIds } = this.tables.pairs
    const [sourceId, destinationId] = isPairBToA ? [bIds[pairId], aIds[pairId]] : [aIds[pairId], bIds[pairId]]
    const place = looker.place(this.row, count.isBToA, sourceId, destinationId)
    place.seconds = count.firstSeconds
    place.nanoseconds = count.firstNanoseconds
    place.record = count.record
    looker.look(packet, depth)
  }

  /** Follows the stream of a TCP segment, and counts its new bytes. */
  private followStream(packet: Packet, depth: number, row: number): number {
    const { traffic } = this.tables.conversations
    const { count } = this
    const flags = packet.tcpFlags[depth]
    const sequence = packet.sequences[depth]
    const isReuse = traffic.followStream(
      row,
      count.isBToA,
      flags,
      sequence,
      packet.acknowledgements[depth],
      count.record,
    )
    // A first fragment holds only a part of its segment: its payload counts like that of its later ones.
    if (packet.fragments[depth] === NOT_FRAGMENT) {
      count.goodput = traffic.newBytes(row, count.isBToA, flags, sequence, count.payload)
    }
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
  private addFragment(packet: Packet, depth: number, pairId: number, minute: number): number {
    const protocol = packet.protocols[depth]
    if (!hasPorts(protocol)) {
      packet.kinds[depth] = WITHOUT_PORTS
      return this.addConversation(packet, depth, pairId, minute)
    }
    const datagram = this.fragments.find(
      packet.families[depth],
      packet.sources,
      packet.destinations,
      depth * WORDS_AN_ADDRESS,
      packet.fragmentIds[depth],
      tableProtocol(protocol),
      this.noteEvicted,
    )
    if (packet.fragments[depth] === LATER_FRAGMENT) return this.addLaterFragment(datagram, pairId, protocol, minute)
    this.addFirstFragment(packet, depth, datagram, pairId, minute)
    return packet.cuts[depth] === 0 ? RULE_FRAGMENT : 0
  }

  /** Returns the rule when the fragment changed a conversation. */
  private addLaterFragment(datagram: Datagram, pairId: number, protocol: number, minute: number): number {
    this.addToPair(pairId, minute)
    if (datagram.state === PORTS_KNOWN) {
      const row = this.findConversation(pairId, tableProtocol(protocol), datagram.sourcePort, datagram.destinationPort)
      this.tables.conversations.traffic.addFrames(row, this.count)
      this.addInside(datagram, this.count, minute)
      return RULE_FRAGMENT
    }
    if (datagram.state === PORTS_UNREADABLE) this.lostFragments++
    else wait(datagram, this.count, minute)
    return 0
  }

  private addFirstFragment(packet: Packet, depth: number, datagram: Datagram, pairId: number, minute: number): void {
    datagram.innerCount = 0
    if (packet.kinds[depth] !== WITH_PORTS) {
      this.addToPair(pairId, minute)
      this.lostFragments += datagram.waiting.frames
      datagram.waiting.frames = 0
      datagram.state = PORTS_UNREADABLE
      return
    }
    datagram.state = PORTS_KNOWN
    datagram.sourcePort = packet.sourcePorts[depth]
    datagram.destinationPort = packet.destinationPorts[depth]
    this.addConversation(packet, depth, pairId, minute)
    datagram.row = this.row
    datagram.isBToA = this.count.isBToA
    this.opened = datagram
  }

  /** Remembers the row of a header inside a first fragment. */
  private noteInside(datagram: Datagram, pairId: number): void {
    const inner = datagram.innerCount++
    datagram.innerPairIds[inner] = pairId
    datagram.innerRows[inner] = this.row
    datagram.innerIsBToA[inner] = this.count.isBToA ? 1 : 0
  }

  /** Counts later fragments for the headers inside the first one. */
  private addInside(datagram: Datagram, count: FrameCount, minute: number): void {
    const { pairs, conversations, buckets } = this.tables
    for (let inner = 0; inner < datagram.innerCount; inner++) {
      const pairId = datagram.innerPairIds[inner]
      const row = datagram.innerRows[inner]
      count.isBToA = datagram.innerIsBToA[inner] === 1
      pairs.traffic.addFrames(pairId, count)
      if (minute >= 0) pairs.traffic.addMinute(pairId, minute, count, buckets)
      if (row >= 0) conversations.traffic.addFrames(row, count)
    }
  }

  /** Fragments that came before the first one count now that it is known where they belong. */
  private releaseWaiting(datagram: Datagram): number {
    const { waiting } = datagram
    if (waiting.frames === 0) return 0
    waiting.isBToA = datagram.isBToA
    this.tables.conversations.traffic.addFrames(datagram.row, waiting)
    this.addInside(datagram, waiting, datagram.waitingMinute)
    waiting.frames = 0
    return RULE_FRAGMENT
  }
}

function lookerOf({ seen, addresses }: ReadingTables): Looker {
  return new Looker(seen, addresses.intern.bind(addresses))
}

function isIcmp(protocol: number): boolean {
  return protocol === PROTOCOL_ICMP || protocol === PROTOCOL_ICMPV6
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
