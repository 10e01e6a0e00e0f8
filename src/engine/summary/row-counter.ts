// Adds frames to the rows of a capture that is being read. In: the IP headers of decoded packets. Out: counted pairs, conversations,
// minutes and TCP streams. It also keeps the flows' sums (flow-cache.ts) and brings them to the rows in time.

import type { CaptureRecord } from '../capture/record'
import { isIcmp, readEcho } from '../clues/echo-reader'
import { Looker } from '../clues/looker'
import { NOT_FRAGMENT, type Packet, WITH_PORTS, WORDS_AN_ADDRESS } from '../decode/packet'
import { RULE_REUSE } from '../decode/rules'
import { ADDED_TO_LOOK_AT, FlowCache, NO_FLOW, NOT_ADDED } from './flow-cache'
import { newFrameCount } from './frame-count'
import { hasPossibleTime } from './quality'
import { ReadingTables } from './reading-tables'

const PROTOCOL_TCP = 6
const PROTOCOL_UDP = 17
const TCP_SYN = 0x02
const SECONDS_A_MINUTE = 60
/** Ethernet, IPv4 without options, and the two ports. */
const PLAIN_HEADERS_LENGTH = 14 + 20 + 4

export class RowCounter {
  tables: ReadingTables
  /** What the present frame adds; its direction is that of the row counted last. */
  readonly count = newFrameCount()
  /** The conversation row counted last. */
  row = -1
  /** The present frame was seen a moment before. */
  isCopy = false
  /** Its minute, -1 without a possible time. */
  minute = -1
  private readonly flows: FlowCache
  private readonly settled = newFrameCount()
  private looker: Looker

  constructor(private readonly seed: Uint32Array) {
    this.tables = new ReadingTables(seed)
    this.looker = lookerOf(this.tables)
    this.flows = new FlowCache(seed)
    // Sums hold no first frame of their flow: that one went to the rows itself.
    this.settled.firstSeconds = Number.POSITIVE_INFINITY
    this.settled.record = Number.POSITIVE_INFINITY
  }

  /** Goes on with empty tables; returns the old ones, with everything in them. */
  startAnew(): ReadingTables {
    this.settleAll()
    this.flows.clear()
    const old = this.tables
    this.tables = new ReadingTables(this.seed)
    this.looker = lookerOf(this.tables)
    return old
  }

  /** A frame that will soon be added (RecordSink). */
  expect(view: DataView, at: number, capturedLength: number): void {
    if (capturedLength >= PLAIN_HEADERS_LENGTH) this.flows.expect(view, at)
  }

  /** Begins a frame: its minute, and whether it is a copy. */
  start(record: CaptureRecord, isCopy: boolean): void {
    this.isCopy = isCopy
    if (!hasPossibleTime(record)) {
      this.minute = -1
      this.flows.minuteStart = Number.POSITIVE_INFINITY
      return
    }
    const since = record.seconds - this.flows.minuteStart
    if (since >= 0 && since < SECONDS_A_MINUTE) return
    this.minute = Math.floor(record.seconds / SECONDS_A_MINUTE)
    this.flows.minuteStart = this.minute * SECONDS_A_MINUTE
  }

  /** Adds a packet with one whole IPv4 header and ports: mostly to the sums of its flow. Returns the bits of the rules it touched. */
  addPlain(packet: Packet, record: CaptureRecord, recordNumber: number): number {
    const { flows } = this
    flows.meet(packet)
    const at = flows.find()
    const added = at === NO_FLOW ? NOT_ADDED : flows.addNext(at, packet, record, recordNumber, this.isCopy)
    if (added === ADDED_TO_LOOK_AT) this.lookAtFlow(packet, record, recordNumber, at)
    if (added !== NOT_ADDED) return 0
    this.setTimes(record, recordNumber)
    return at !== NO_FLOW ? this.addToFlow(packet, record, at) : this.addNewFlow(packet, record)
  }

  /** Fills `count` with the frame's time and length. */
  setTimes(record: CaptureRecord, recordNumber: number): void {
    const { count } = this
    count.frames = 1
    count.bytes = record.originalLength
    count.record = recordNumber
    count.firstSeconds = record.hasTime ? record.seconds : Number.POSITIVE_INFINITY
    count.lastSeconds = record.hasTime ? record.seconds : Number.NEGATIVE_INFINITY
    count.firstNanoseconds = record.hasTime ? record.nanoseconds : 0
    count.lastNanoseconds = count.firstNanoseconds
  }

  /** The pair of an IP header, and in `count` the direction and the payload. */
  findPair(packet: Packet, depth: number, parentId: number): number {
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

  /** Adds what `count` holds to the pair alone. */
  addToPair(pairId: number, minute: number, count = this.count): void {
    const { pairs, buckets } = this.tables
    pairs.traffic.addFrames(pairId, count)
    if (minute >= 0) pairs.traffic.addMinute(pairId, minute, count, buckets)
  }

  /** Adds the frame to its conversation and to its pair; returns the bits of the rules that it touched. */
  addConversation(packet: Packet, depth: number, pairId: number): number {
    const isPairBToA = this.count.isBToA
    const sourcePort = packet.sourcePorts[depth]
    const destinationPort = packet.destinationPorts[depth]
    const row = this.findConversation(pairId, packet.protocols[depth], sourcePort, destinationPort)
    return this.addToRows(packet, depth, pairId, isPairBToA, row)
  }

  /** The row of ports in the order of sending, and in `count` the direction. Between two ports of one address the lower is a. */
  findConversation(pairId: number, protocol: number, sourcePort: number, destinationPort: number): number {
    const { pairs, conversations } = this.tables
    const { count } = this
    if (pairs.aIds[pairId] === pairs.bIds[pairId]) count.isBToA = sourcePort > destinationPort
    return count.isBToA
      ? conversations.find(pairId, protocol, destinationPort, sourcePort)
      : conversations.find(pairId, protocol, sourcePort, destinationPort)
  }

  /** Brings the sums of all flows to their rows. */
  settleAll(): void {
    const { flows } = this
    for (let at = flows.start; at < flows.end; at += flows.step) this.settle(at)
  }

  private addToFlow(packet: Packet, record: CaptureRecord, at: number): number {
    const { flows } = this
    this.settle(at)
    this.setPayload(packet, 0)
    this.count.isBToA = flows.isConversationBToA(at)
    const rules = this.addToRows(packet, 0, flows.pairOf(at), flows.isPairBToA(at), flows.conversationOf(at))
    this.open(packet, record, at)
    return rules
  }

  private addNewFlow(packet: Packet, record: CaptureRecord): number {
    const { flows, count } = this
    const pairId = this.findPair(packet, 0, -1)
    const isPairBToA = count.isBToA
    const rules = this.addConversation(packet, 0, pairId)
    if (flows.isCrowded) {
      this.settleAll()
      flows.grow()
    }
    const at = flows.nextPlace
    this.settle(at)
    flows.meet(packet)
    this.settle(flows.set())
    flows.setRows(at, pairId, isPairBToA, this.row, count.isBToA)
    this.open(packet, record, at)
    return rules
  }

  /** Lets the flow's next packets add to its sums, unless the stream is in disorder. */
  private open(packet: Packet, record: CaptureRecord, at: number): void {
    if (this.minute < 0) return
    const { traffic } = this.tables.conversations
    const { row, flows } = this
    const { isBToA } = this.count
    const isLookedAt = this.looker.wants(row, isBToA)
    if (packet.protocols[0] !== PROTOCOL_TCP) flows.open(at, record, isLookedAt)
    else if (traffic.isInOrder(row, isBToA)) {
      flows.open(at, record, isLookedAt)
      if (traffic.hasBytes(row, isBToA)) flows.setNext(at, traffic.nextSequence(row, isBToA))
      else flows.setNoBytes(at)
    }
  }

  /** Brings the sums of a flow to its rows: its next packet goes there itself. */
  private settle(at: number): void {
    const { flows, settled } = this
    const minute = flows.take(at, settled)
    if (minute < 0) return
    const { traffic } = this.tables.conversations
    const row = flows.conversationOf(at)
    settled.isBToA = flows.isConversationBToA(at)
    traffic.addFrames(row, settled)
    if (flows.isTcp(at)) traffic.advance(row, settled, flows.newestOf(at))
    settled.isBToA = flows.isPairBToA(at)
    this.addToPair(flows.pairOf(at), minute, settled)
  }

  /** Before the stream of an outermost IPv4 packet is looked at: settles its flow, and for a SYN, which may forget the stream, its way back. */
  private settleStream(packet: Packet): void {
    const { flows } = this
    flows.meet(packet)
    const own = flows.find()
    if (own !== NO_FLOW) this.settle(own)
    if ((packet.tcpFlags[0] & TCP_SYN) === 0) return
    flows.meetBack(packet)
    const back = flows.find()
    if (back !== NO_FLOW) this.settle(back)
  }

  /** Payload of a copy is not new; that of a TCP segment is looked at again by its sequence numbers. */
  private setPayload(packet: Packet, depth: number): void {
    const { count } = this
    count.payload = packet.payloads[depth]
    count.goodput = this.isCopy ? 0 : count.payload
  }

  /** Adds the frame to its conversation, whose direction `count` has, and to its pair. */
  private addToRows(packet: Packet, depth: number, pairId: number, isPairBToA: boolean, row: number): number {
    const { conversations } = this.tables
    const { count } = this
    const rules = packet.protocols[depth] === PROTOCOL_TCP ? this.followStream(packet, depth, row) : 0
    conversations.traffic.addFrames(row, count)
    this.row = row
    const isBToA = count.isBToA
    count.isBToA = isPairBToA
    this.addToPair(pairId, this.minute)
    count.isBToA = isBToA
    if (count.goodput > 0 && this.looker.wants(row, isBToA)) this.look(packet, depth, pairId, isPairBToA)
    return rules
  }

  /** Looks at a packet whose counts went to the sums of its flow. */
  private lookAtFlow(packet: Packet, record: CaptureRecord, recordNumber: number, at: number): void {
    const { flows } = this
    this.setTimes(record, recordNumber)
    this.row = flows.conversationOf(at)
    this.count.isBToA = flows.isConversationBToA(at)
    this.look(packet, 0, flows.pairOf(at), flows.isPairBToA(at))
    if (!this.looker.wants(this.row, this.count.isBToA)) flows.endLooking(at)
  }

  /** Looks for what is named in clear in a packet that brought new bytes; in tunnels at the innermost header only. */
  private look(packet: Packet, depth: number, pairId: number, isPairBToA: boolean): void {
    if (depth !== packet.depth - 1 || packet.fragments[depth] !== NOT_FRAGMENT) return
    const { count, looker } = this
    if (isIcmp(packet.protocols[depth])) {
      readEcho(packet, depth, pairId, isPairBToA, count.firstSeconds, this.tables.seen.echoes)
    } else if (packet.protocols[depth] !== PROTOCOL_TCP && packet.protocols[depth] !== PROTOCOL_UDP) return
    const { aIds, bIds } = this.tables.pairs
    const sourceId = isPairBToA ? bIds[pairId] : aIds[pairId]
    const destinationId = isPairBToA ? aIds[pairId] : bIds[pairId]
    const place = looker.place(this.row, count.isBToA, sourceId, destinationId)
    place.seconds = count.firstSeconds
    place.nanoseconds = count.firstNanoseconds
    place.record = count.record
    looker.look(packet, depth)
  }

  /** Follows the stream of a TCP segment, and counts its new bytes. */
  private followStream(packet: Packet, depth: number, row: number): number {
    if (depth === 0 && packet.families[0] === 4 && packet.kinds[0] === WITH_PORTS) this.settleStream(packet)
    const { traffic } = this.tables.conversations
    const { count } = this
    const isReuse = traffic.followStream(row, packet, depth, count)
    // A first fragment holds only a part of its segment: its payload counts like that of its later ones.
    if (packet.fragments[depth] === NOT_FRAGMENT) traffic.countNewBytes(row, packet, depth, count)
    return isReuse ? RULE_REUSE : 0
  }
}

function lookerOf({ seen, addresses }: ReadingTables): Looker {
  return new Looker(seen, addresses.intern.bind(addresses))
}
