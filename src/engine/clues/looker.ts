// Looks at payloads for what is named in clear (detection.md section 10). In: packets that brought new bytes, with their rows. Out: facts in
// the tables. Each direction is looked at for its first 16 KiB; control channels always. A packet of a direction that is done with costs
// one look into a small column.

import type { Packet } from '../decode/packet'
import { CLUE_KINDS, type ClueKind, NAME_SOURCES, type NameSource } from './columns'
import { DataConnections } from './data-connections'
import { readDns, readMulticastDns } from './dns-reader'
import { isIcmp } from './echo-reader'
import { entropyClass } from './entropy'
import { readFileSigns } from './file-signs'
import { type Facts, Glance } from './glance'
import { protocolOf, readNfs, readTftp } from './greetings'
import { readDhcp, readNetbios } from './host-names'
import { looksLikeHttp, readForm, readHttp } from './http'
import { QuicHellos } from './quic'
import { looksLikeQuic } from './quic-initial'
import { type SeenTables, TAGS_A_KIND } from './seen-tables'
import { looksLikeSmb, readSmb } from './smb'
import { readSmtp } from './smtp'
import { StreamHeads } from './stream-heads'
import { looksLikeTls, readTls } from './tls'

const PROTOCOL_TCP = 6
const WORDS = 4
/** A direction's budget is counted in units of 256 bytes: 64 are 16 KiB. */
const UNIT = 256
const BUDGET = 64
/** What a packet costs at least: a direction that was recognised by none of eight is no protocol of ours. */
const LEAST_UNITS = 8
/** States of a direction beyond its budget. */
const ALWAYS = 254
const DONE = 255
const UDP_HEADER = 8
const FTP_PORT = 21

/** What is looked at beside the packet itself. */
export interface LookedAt {
  row: number
  isBToA: boolean
  /** Ids of the two ends in order of sending. */
  sourceId: number
  destinationId: number
  seconds: number
  nanoseconds: number
  record: number
}

/** Interns an address: the tables' own. */
type Intern = (family: number, words: Uint32Array, at: number) => number

export class Looker implements Facts {
  /** By row and direction: units looked at, ALWAYS or DONE. */
  private states = new Uint8Array(2048)
  /** By row: place of its protocol in PROTOCOLS. */
  private protocols = new Uint8Array(1024)
  private readonly glance = new Glance()
  private readonly heads = new StreamHeads()
  private readonly dataConnections = new DataConnections()
  private readonly quicHellos = new QuicHellos()
  private readonly at: LookedAt = {
    row: 0,
    isBToA: false,
    sourceId: 0,
    destinationId: 0,
    seconds: 0,
    nanoseconds: 0,
    record: 0,
  }

  constructor(
    private readonly seen: SeenTables,
    private readonly intern: Intern,
  ) {}

  /** Whether this direction is still looked at. */
  wants(row: number, isBToA: boolean): boolean {
    const key = row * 2 + (isBToA ? 1 : 0)
    return key >= this.states.length || this.states[key] !== DONE
  }

  /** Where the packet stands; set before look(). */
  place(row: number, isBToA: boolean, sourceId: number, destinationId: number): LookedAt {
    const { at } = this
    at.row = row
    at.isBToA = isBToA
    at.sourceId = sourceId
    at.destinationId = destinationId
    return at
  }

  /** One packet with ports at `depth`, its innermost header. */
  look(packet: Packet, depth: number): void {
    const { row, isBToA } = this.at
    const key = row * 2 + (isBToA ? 1 : 0)
    if (key >= this.states.length) this.grow(row)
    this.point(packet, depth)
    const state = this.states[key]
    if (isIcmp(packet.protocols[depth])) {
      // An echo's payload is a body from its first byte; one of each direction tells enough.
      if (state === 0 && this.glance.length > 0) this.readBody()
      this.states[key] = ALWAYS
      return
    }
    if (this.glance.isTcp) this.lookAtSegment(key, state, packet.sequences[depth])
    else this.lookAtDatagram(key, state)
    this.states[key] = this.nextState(key, state)
  }

  clue(kind: ClueKind, text: string): void {
    if (text === '') return
    const { row, isBToA, seconds, nanoseconds, record } = this.at
    const tag = CLUE_KINDS.indexOf(kind) * TAGS_A_KIND + (isBToA ? 1 : 0)
    this.seen.clues.add(row, tag, text, seconds, nanoseconds, 0, record)
  }

  nameOfSource(source: NameSource, name: string): void {
    this.addName(this.at.sourceId, source, name)
  }

  nameOfDestination(source: NameSource, name: string): void {
    this.addName(this.at.destinationId, source, name)
  }

  name(family: number, words: Uint32Array, source: NameSource, name: string): void {
    this.addName(this.intern(family, words, 0), source, name)
  }

  private addName(addressId: number, source: NameSource, name: string): void {
    const { seconds, nanoseconds, record } = this.at
    if (name !== '') this.seen.names.add(addressId, NAME_SOURCES.indexOf(source), name, seconds, nanoseconds, 0, record)
  }

  private point(packet: Packet, depth: number): void {
    const { glance } = this
    const { view } = packet
    const header = packet.payloadAts[depth]
    glance.isTcp = packet.protocols[depth] === PROTOCOL_TCP
    const headerLength = glance.isTcp ? (view.getUint8(header + 12) >> 4) * 4 : UDP_HEADER
    glance.view = view
    glance.at = header + headerLength
    glance.wireLength = packet.payloads[depth]
    glance.end = Math.max(glance.at, Math.min(packet.end, glance.at + glance.wireLength))
    glance.sourcePort = packet.sourcePorts[depth]
    glance.destinationPort = packet.destinationPorts[depth]
    // Addresses are asked for by FTP alone, on its control port and where its data may come.
    if (glance.hasPort(FTP_PORT) || this.dataConnections.isExpecting) this.pointAtEnds(packet, depth)
  }

  private pointAtEnds(packet: Packet, depth: number): void {
    const { glance } = this
    glance.family = packet.families[depth]
    for (let i = 0; i < WORDS; i++) {
      glance.source[i] = packet.sources[depth * WORDS + i]
      glance.destination[i] = packet.destinations[depth * WORDS + i]
    }
  }

  private lookAtSegment(key: number, state: number, sequence: number): void {
    const { glance } = this
    const { view, at, end } = glance
    if (end - at < glance.wireLength && state < BUDGET) this.clue('cut', `cut at ${end - at} bytes of payload`)
    if (end === at) return
    if (this.heads.has(key)) {
      const head = this.heads.put(key, view, at, end, sequence)
      if (head === null) return
      glance.view = new DataView(head.bytes.buffer)
      glance.at = 0
      glance.end = head.length
      if (this.readStart() === 'done') this.heads.drop(key)
      return
    }
    if (state === 0) this.recognise()
    if (this.readStart() === 'more') this.heads.put(key, view, at, end, sequence)
  }

  /** The first bytes of a direction: which protocol, which file, how dense. */
  private recognise(): void {
    const { glance, at } = this
    const protocol = protocolOf(glance, this)
    if (protocol !== '') {
      this.clue('protocol', protocol)
      if (this.protocols[at.row] === 0) this.protocols[at.row] = PROTOCOLS.indexOf(protocol) + 1
      return
    }
    if (this.protocols[at.row] !== 0 || isControlPort(glance)) return
    const command = this.dataConnections.commandOf(glance)
    if (command !== '') this.clue('ftp-data', command)
    this.readBody()
  }

  /** A packet that starts with a message of its protocol. */
  private readStart(): 'done' | 'more' {
    const { glance } = this
    if (looksLikeTls(glance)) return readTls(glance, this)
    if (looksLikeHttp(glance)) return this.readHttp()
    if (looksLikeSmb(glance)) readSmb(glance, this)
    else if (glance.hasPort(FTP_PORT)) this.dataConnections.readControl(this.at.row, glance, this)
    else if (this.isMail()) readSmtp(glance, this)
    else if (glance.hasPort(2049)) readNfs(glance, this)
    else if (glance.hasPort(53)) this.readDnsStream()
    return 'done'
  }

  private readHttp(): 'done' | 'more' {
    const { glance } = this
    if (readHttp(glance, this) === 'more') return 'more'
    const body = bodyAt(glance)
    if (body < 0) return 'done'
    glance.at = body
    readForm(glance, this)
    this.readBody()
    return 'done'
  }

  private readBody(): void {
    readFileSigns(this.glance, this)
    const kind = entropyClass(this.glance)
    if (kind !== '') this.clue('entropy', kind)
  }

  private isMail(): boolean {
    const { glance } = this
    return glance.hasPort(25) || glance.hasPort(587) || glance.hasPort(465) || this.protocolIs('smtp')
  }

  private protocolIs(protocol: string): boolean {
    return PROTOCOLS[this.protocols[this.at.row] - 1] === protocol
  }

  /** DNS over TCP (RFC 7766): a length before each message. */
  private readDnsStream(): void {
    const { glance } = this
    if (glance.word(0) < 12) return
    glance.at += 2
    glance.wireLength -= 2
    this.readDns()
  }

  private readDns(): void {
    const { glance, at } = this
    const isQuery = glance.destinationPort === 53
    const place = {
      clientId: isQuery ? at.sourceId : at.destinationId,
      serverId: isQuery ? at.destinationId : at.sourceId,
      seconds: at.seconds,
      nanoseconds: at.nanoseconds,
      record: at.record,
    }
    if (readDns(glance, place, this.seen.dns, this)) this.clue('protocol', 'dns')
  }

  private lookAtDatagram(key: number, state: number): void {
    const { glance } = this
    if (glance.end === glance.at) return
    if (glance.hasPort(53)) this.readDns()
    else if (glance.hasPort(5353)) readMulticastDns(glance, this)
    else if (glance.hasPort(67)) readDhcp(glance, this)
    else if (glance.hasPort(137) || glance.hasPort(138)) readNetbios(glance, this)
    else if (glance.hasPort(69)) readTftp(glance, this)
    else if (glance.hasPort(2049)) readNfs(glance, this)
    else if (state < BUDGET && looksLikeQuic(glance)) {
      if (this.quicHellos.read(key, glance, this)) this.clue('protocol', 'quic')
    }
  }

  /** A direction whose protocol says all it says at its start is done with, but for a head that waits for more. */
  private nextState(key: number, state: number): number {
    const { glance, at } = this
    if (state === ALWAYS) return ALWAYS
    const protocol = this.protocols[at.row]
    if (state === 0 && (isControlPort(glance) || protocol >= FIRST_TALKATIVE)) return ALWAYS
    const isSettled = protocol > 0 && !this.heads.has(key)
    const next = state + Math.max(LEAST_UNITS, Math.ceil(glance.wireLength / UNIT))
    return isSettled || next >= BUDGET ? DONE : next
  }

  private grow(row: number): void {
    const rows = Math.max(row + 1, this.protocols.length * 2)
    const states = new Uint8Array(rows * 2)
    states.set(this.states)
    const protocols = new Uint8Array(rows)
    protocols.set(this.protocols)
    this.states = states
    this.protocols = protocols
  }
}

const PROTOCOLS = [
  'tls',
  'ssh',
  'vnc',
  'rdp',
  'telnet',
  'mysql',
  'postgresql',
  'tds',
  'mongodb',
  'redis',
  // Protocols whose packets say something all along.
  'http',
  'smb',
  'smtp',
  'ftp',
]
/** By row a protocol is its place in the list, from 1. */
const FIRST_TALKATIVE = PROTOCOLS.indexOf('http') + 1
const CONTROL_PORTS = new Set([21, 25, 53, 67, 69, 137, 138, 139, 445, 587, 2049, 5353])

function isControlPort(glance: Glance): boolean {
  return CONTROL_PORTS.has(glance.destinationPort) || CONTROL_PORTS.has(glance.sourcePort)
}

/** Where the body of an HTTP message begins; -1 when it has none in this packet. */
function bodyAt({ view, at, end }: Glance): number {
  for (let i = at + 3; i + 1 < end; i++) {
    if (view.getUint8(i) === 10 && view.getUint8(i - 1) === 13 && view.getUint8(i - 2) === 10) return i + 1
  }
  return -1
}
