// Later fragments have no ports: they count for the conversation of their datagram's first one (rule "fragment"). In: fragments of decoded
// packets. Out: counted rows, the waiting ones as soon as it is known where they belong.

import { LATER_FRAGMENT, type Packet, WITH_PORTS, WITHOUT_PORTS, WORDS_AN_ADDRESS } from '../decode/packet'
import { RULE_FRAGMENT } from '../decode/rules'
import { type Datagram, FragmentTable, PORTS_KNOWN, PORTS_UNREADABLE } from './fragments'
import type { FrameCount } from './frame-count'
import type { RowCounter } from './row-counter'
import { wait } from './waiting'

const PROTOCOL_TCP = 6
const PROTOCOL_UDP = 17
const PROTOCOL_DCCP = 33
const PROTOCOL_SCTP = 132
const PROTOCOL_UDPLITE = 136

export class FragmentCounter {
  /** Frames whose fragments came without a first one. */
  lost = 0
  /** The datagram whose first fragment the present packet is. */
  opened: Datagram | null = null
  private readonly fragments: FragmentTable
  private readonly noteEvicted = (frames: number): void => {
    this.lost += frames
  }

  constructor(
    seed: Uint32Array,
    private readonly rows: RowCounter,
  ) {
    this.fragments = new FragmentTable(seed)
  }

  /** A fragment belongs to the conversation of its datagram's first fragment (rule "fragment"). */
  add(packet: Packet, depth: number, pairId: number): number {
    const protocol = packet.protocols[depth]
    if (!hasPorts(protocol)) {
      packet.kinds[depth] = WITHOUT_PORTS
      return this.rows.addConversation(packet, depth, pairId)
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
    if (packet.fragments[depth] === LATER_FRAGMENT) return this.addLaterFragment(datagram, pairId, protocol)
    this.addFirstFragment(packet, depth, datagram, pairId)
    return packet.cuts[depth] === 0 ? RULE_FRAGMENT : 0
  }

  /** Returns the rule when the fragment changed a conversation. */
  private addLaterFragment(datagram: Datagram, pairId: number, protocol: number): number {
    const { rows } = this
    const { count, minute } = rows
    rows.addToPair(pairId, minute)
    if (datagram.state === PORTS_KNOWN) {
      const row = rows.findConversation(pairId, tableProtocol(protocol), datagram.sourcePort, datagram.destinationPort)
      rows.tables.conversations.traffic.addFrames(row, count)
      this.addInside(datagram, count, minute)
      return RULE_FRAGMENT
    }
    if (datagram.state === PORTS_UNREADABLE) this.lost++
    else wait(datagram, count, minute)
    return 0
  }

  private addFirstFragment(packet: Packet, depth: number, datagram: Datagram, pairId: number): void {
    const { rows } = this
    datagram.innerCount = 0
    if (packet.kinds[depth] !== WITH_PORTS) {
      rows.addToPair(pairId, rows.minute)
      this.lost += datagram.waiting.frames
      datagram.waiting.frames = 0
      datagram.state = PORTS_UNREADABLE
      return
    }
    datagram.state = PORTS_KNOWN
    datagram.sourcePort = packet.sourcePorts[depth]
    datagram.destinationPort = packet.destinationPorts[depth]
    rows.addConversation(packet, depth, pairId)
    datagram.row = rows.row
    datagram.isBToA = rows.count.isBToA
    this.opened = datagram
  }

  /** Remembers the row of a header inside a first fragment. */
  noteInside(datagram: Datagram, pairId: number): void {
    const inner = datagram.innerCount++
    datagram.innerPairIds[inner] = pairId
    datagram.innerRows[inner] = this.rows.row
    datagram.innerIsBToA[inner] = this.rows.count.isBToA ? 1 : 0
  }

  /** Counts later fragments for the headers inside the first one. */
  private addInside(datagram: Datagram, count: FrameCount, minute: number): void {
    const { traffic } = this.rows.tables.conversations
    for (let inner = 0; inner < datagram.innerCount; inner++) {
      const pairId = datagram.innerPairIds[inner]
      const row = datagram.innerRows[inner]
      count.isBToA = datagram.innerIsBToA[inner] === 1
      this.rows.addToPair(pairId, minute, count)
      if (row >= 0) traffic.addFrames(row, count)
    }
  }

  /** Fragments that came before the first one count now that it is known where they belong. */
  releaseWaiting(datagram: Datagram): number {
    const { waiting } = datagram
    if (waiting.frames === 0) return 0
    waiting.isBToA = datagram.isBToA
    this.rows.tables.conversations.traffic.addFrames(datagram.row, waiting)
    this.addInside(datagram, waiting, datagram.waitingMinute)
    waiting.frames = 0
    return RULE_FRAGMENT
  }

  /** Frames that wait in vain for their first fragment, at the end of a capture. */
  end(): void {
    this.lost += this.fragments.giveUpWaiting()
  }

  /** Rows have other numbers in fresh tables. */
  renumberRows(pairOf: (row: number) => number, conversationOf: (row: number) => number): void {
    this.fragments.renumberRows(pairOf, conversationOf)
  }
}

export function hasPorts(protocol: number): boolean {
  return (
    protocol === PROTOCOL_TCP ||
    protocol === PROTOCOL_UDP ||
    protocol === PROTOCOL_UDPLITE ||
    protocol === PROTOCOL_SCTP ||
    protocol === PROTOCOL_DCCP
  )
}

/** UDP-Lite is counted as UDP, as tshark does. */
export function tableProtocol(protocol: number): number {
  return protocol === PROTOCOL_UDPLITE ? PROTOCOL_UDP : protocol
}
