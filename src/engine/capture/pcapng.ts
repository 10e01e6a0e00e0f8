// pcapng (draft-ietf-opsawg-pcapng): blocks of a type, a length, a body and the length again. In: bytes. Out: records.
// A section header sets the byte order and forgets the interfaces; an interface block names a link type and a clock; packets
// refer to interfaces by number. Blocks of other types are skipped by their length.

import type { ByteWindow } from '../bytes/window'
import { type CaptureNotes, readComments, readNames, readStatistics } from './notes'
import { type InterfaceDescription, readInterfaceDescription } from './pcapng-interface'
import { type CaptureReader, CaptureRecord, EXPECTED_FRAMES, MAX_CAPTURED_LENGTH, type RecordSink } from './record'
import type { PcapngState } from './resume'
import { LIKELY, looksLikeBlock, UNLIKELY } from './resync'
import { converted, convertTicks } from './timestamps'

const BLOCK_SECTION_HEADER = 0x0a0d0d0a
const BLOCK_INTERFACE = 1
const BLOCK_PACKET = 2
const BLOCK_SIMPLE_PACKET = 3
const BLOCK_NAMES = 4
const BLOCK_STATISTICS = 5
const BLOCK_ENHANCED_PACKET = 6
const BLOCK_DECRYPTION_SECRETS = 10

const BYTE_ORDER_MAGIC = 0x1a2b3c4d
const SECTION_HEADER_LENGTH = 28
const KNOWN_VERSION = 1
/** 1.2 was written by some tools and means the same (section 4.1). */
const KNOWN_MINOR_VERSIONS = [0, 2]
/** Type, length and the length again. */
const BLOCK_OVERHEAD = 12
/** Up to the frame of an enhanced packet block and of the old packet block. */
const PACKET_HEADER_LENGTH = 28
const SIMPLE_PACKET_HEADER_LENGTH = 12
/** Up to the options of a statistics block: type, length, interface, time. */
const STATISTICS_OPTIONS_AT = 20

/** A block that must be whole in memory: a packet of the largest captured length and as much again for its options. */
const MAX_HELD_BLOCK = 2 * MAX_CAPTURED_LENGTH
/** safety.md section 5: beyond this a block length is taken as damage. */
const MAX_BLOCK = 256 * 1024 * 1024
const MAX_INTERFACES = 65_535
/** Longer blocks of names or statistics are passed over. */
const MAX_NOTE_BLOCK = 1024 * 1024

/** True when a file starts like a pcapng section. The byte order does not matter: the type is a palindrome. */
export function isPcapng(magic: number): boolean {
  return magic === BLOCK_SECTION_HEADER
}

export class PcapngReader implements CaptureReader {
  readonly format = 'pcapng'
  needed = BLOCK_OVERHEAD
  readonly isOver = false
  private littleEndian = true
  /** A section header was read. */
  private isInSection = false
  private interfaces: InterfaceDescription[] = []
  private records = 0
  private isUnknownVersion = false
  private orphans = 0
  private firstOrphanAt = 0
  /** File offset of the damage that is being searched past, -1 for none, and the length claimed there. */
  private lostAt = -1
  private claimed = 0
  private readonly record = new CaptureRecord()

  private sections = 0
  /** Interfaces of the sections before this one. */
  private earlierInterfaces = 0

  constructor(
    private readonly sink: RecordSink,
    private readonly notes: CaptureNotes,
  ) {
    this.record.hasTime = true
  }

  /** A reader that goes on at the block border where `state` was taken. */
  static resume(state: PcapngState, sink: RecordSink, notes: CaptureNotes): PcapngReader {
    const reader = new PcapngReader(sink, notes)
    reader.littleEndian = state.littleEndian
    reader.isInSection = true
    reader.isUnknownVersion = state.isUnknownVersion
    reader.interfaces = state.interfaces.slice(0, state.interfaceCount)
    reader.sections = state.sections
    reader.earlierInterfaces = state.earlierInterfaces
    reader.records = state.records
    return reader
  }

  state(): PcapngState | null {
    if (!this.isInSection || this.lostAt >= 0) return null
    const { format, littleEndian, isUnknownVersion, interfaces, sections, earlierInterfaces, records } = this
    const interfaceCount = interfaces.length
    return {
      format,
      littleEndian,
      isUnknownVersion,
      interfaces,
      interfaceCount,
      sections,
      earlierInterfaces,
      records,
    }
  }

  read(window: ByteWindow, from: number, end: number, isEnd: boolean): number {
    let at = from
    for (;;) {
      if (this.lostAt < 0) at = this.readBlocks(window, at, end)
      if (this.lostAt < 0) return at
      at = this.findBlock(window, at, end, isEnd)
      if (this.lostAt >= 0) return at
    }
  }

  private readBlocks(window: ByteWindow, from: number, end: number): number {
    const { view } = window
    let at = from
    let expected = 0
    while (end - at >= BLOCK_OVERHEAD) {
      if (expected === 0) {
        this.expectFrames(view, at, end)
        expected = EXPECTED_FRAMES
      }
      expected--
      const type = view.getUint32(at, this.littleEndian)
      if (type === BLOCK_SECTION_HEADER && !this.setByteOrder(view, at)) return this.lose(window, at, 0)
      const length = view.getUint32(at + 4, this.littleEndian)
      if (!isPlausible(type, length)) return this.lose(window, at, length)
      if (!isHeld(type, length)) {
        if (type === BLOCK_DECRYPTION_SECRETS) this.notes.secrets++
        at += length
        continue
      }
      if (end - at < length) {
        this.needed = length
        return at
      }
      if (view.getUint32(at + length - 4, this.littleEndian) !== length) return this.lose(window, at, length)
      if (!this.readBlock(window, type, at, length)) return this.lose(window, at, length)
      at += length
    }
    this.needed = BLOCK_OVERHEAD
    return at
  }

  private expectFrames(view: DataView, from: number, end: number): void {
    const { littleEndian, sink } = this
    if (sink.expect === undefined) return
    let at = from
    for (let i = 0; i < EXPECTED_FRAMES && end - at >= PACKET_HEADER_LENGTH; i++) {
      const length = view.getUint32(at + 4, littleEndian)
      if (length < PACKET_HEADER_LENGTH || length > end - at) return
      const capturedLength = view.getUint32(at + 20, littleEndian)
      const isPacket = view.getUint32(at, littleEndian) === BLOCK_ENHANCED_PACKET
      if (isPacket && capturedLength <= length - PACKET_HEADER_LENGTH)
        sink.expect(view, at + PACKET_HEADER_LENGTH, capturedLength)
      at += length
    }
  }

  end(left: number, fileLength: number, missing: number): void {
    if (this.orphans > 0) this.reportOrphans()
    if (this.lostAt >= 0) this.report('lost', fileLength)
    else if (left > 0 || missing > 0) this.reportCut(left, fileLength)
  }

  private reportCut(left: number, fileLength: number): void {
    this.sink.problem({
      kind: this.isInSection ? 'cut' : 'cut-header',
      what: this.isInSection ? 'block' : 'section header',
      offset: fileLength - left,
      needed: this.needed,
      available: left,
      record: this.records,
    })
  }

  /** Takes the byte order of a section from its magic (section 4.1); false when it is neither. */
  private setByteOrder(view: DataView, at: number): boolean {
    if (view.getUint32(at + 8, true) === BYTE_ORDER_MAGIC) this.littleEndian = true
    else if (view.getUint32(at + 8, false) === BYTE_ORDER_MAGIC) this.littleEndian = false
    else return false
    return true
  }

  /** False when the block contradicts itself. */
  private readBlock(window: ByteWindow, type: number, at: number, length: number): boolean {
    if (type === BLOCK_SECTION_HEADER) return this.startSection(window, at, length)
    if (this.isUnknownVersion) return true
    if (type === BLOCK_ENHANCED_PACKET) return this.readPacket(window, at, length, true)
    if (type === BLOCK_SIMPLE_PACKET) return this.readSimplePacket(window, at, length)
    if (type === BLOCK_PACKET) return this.readPacket(window, at, length, false)
    if (type === BLOCK_INTERFACE) return this.startInterface(window, at, length)
    this.readNotes(window.view, type, at, at + length - 4)
    return true
  }

  private startInterface(window: ByteWindow, at: number, length: number): boolean {
    const description = readInterfaceDescription(window.view, at, length, this.littleEndian)
    if (description === null) return false
    if (this.interfaces.length >= MAX_INTERFACES) {
      this.notes.hitLimit(`${MAX_INTERFACES} interfaces in a section`)
      return true
    }
    this.interfaces.push(description)
    readComments(window.view, at + 16, at + length - 4, this.littleEndian, this.notes)
    return true
  }

  /** Names and statistics: a block of them that contradicts itself loses only what it said. */
  private readNotes(view: DataView, type: number, at: number, end: number): void {
    if (type === BLOCK_NAMES) readNames(view, at + 8, end, this.littleEndian, this.notes)
    if (type !== BLOCK_STATISTICS || end - at < STATISTICS_OPTIONS_AT) return
    const interfaceKey = `${this.sections}/${view.getUint32(at + 8, this.littleEndian)}`
    readStatistics(view, at + STATISTICS_OPTIONS_AT, end, this.littleEndian, interfaceKey, this.notes)
  }

  /** A section forgets the interfaces of the one before (4.1). Blocks of an unknown major version may mean anything. */
  private startSection(window: ByteWindow, at: number, length: number): boolean {
    if (length < SECTION_HEADER_LENGTH) return false
    this.earlierInterfaces += this.interfaces.length
    this.interfaces = []
    this.isInSection = true
    this.sections++
    readComments(window.view, at + 24, at + length - 4, this.littleEndian, this.notes)
    const version = window.view.getUint16(at + 12, this.littleEndian)
    const minor = window.view.getUint16(at + 14, this.littleEndian)
    this.isUnknownVersion = version !== KNOWN_VERSION || !KNOWN_MINOR_VERSIONS.includes(minor)
    if (!this.isUnknownVersion) return true
    const offset = window.fileOffset + at
    this.sink.problem({ kind: 'version', what: 'section', offset, needed: version, available: 0, record: this.records })
    return true
  }

  /** The enhanced packet block (4.3) and the old packet block (appendix A), which has 16 bits of interface and 16 of drops. */
  private readPacket(window: ByteWindow, at: number, length: number, isEnhanced: boolean): boolean {
    const { view } = window
    const { littleEndian, record } = this
    if (length < PACKET_HEADER_LENGTH + 4) return false
    const interfaceId = isEnhanced ? view.getUint32(at + 8, littleEndian) : view.getUint16(at + 8, littleEndian)
    const capturedLength = view.getUint32(at + 20, littleEndian)
    if (capturedLength > length - PACKET_HEADER_LENGTH - 4 || capturedLength > MAX_CAPTURED_LENGTH) return false
    this.records++
    if (interfaceId >= this.interfaces.length) return this.noteOrphan(window.fileOffset + at)
    const description = this.interfaces[interfaceId]
    convertTicks(view.getUint32(at + 12, littleEndian), view.getUint32(at + 16, littleEndian), description.resolution)
    record.seconds = converted.seconds
    record.nanoseconds = converted.nanoseconds
    record.hasTime = true
    record.view = view
    record.at = at + PACKET_HEADER_LENGTH
    record.offset = window.fileOffset + at
    record.interfaceId = this.earlierInterfaces + interfaceId
    record.capturedLength = capturedLength
    record.originalLength = view.getUint32(at + 24, littleEndian)
    record.linkType = description.linkType
    const optionsAt = record.at + ((capturedLength + 3) & ~3)
    const end = at + length - 4
    if (end > optionsAt) readComments(view, optionsAt, end, littleEndian, this.notes)
    this.sink.record(record)
    return true
  }

  /** The simple packet block (4.4): interface 0, no time, and the captured length follows from the snaplen. */
  private readSimplePacket(window: ByteWindow, at: number, length: number): boolean {
    const { record } = this
    if (length < SIMPLE_PACKET_HEADER_LENGTH + 4) return false
    this.records++
    if (this.interfaces.length === 0) return this.noteOrphan(window.fileOffset + at)
    const { linkType, snaplen } = this.interfaces[0]
    const originalLength = window.view.getUint32(at + 8, this.littleEndian)
    const room = length - SIMPLE_PACKET_HEADER_LENGTH - 4
    record.seconds = 0
    record.nanoseconds = 0
    record.hasTime = false
    record.view = window.view
    record.at = at + SIMPLE_PACKET_HEADER_LENGTH
    record.offset = window.fileOffset + at
    record.interfaceId = this.earlierInterfaces
    record.capturedLength = Math.min(originalLength, snaplen === 0 ? room : snaplen, room)
    record.originalLength = originalLength
    record.linkType = linkType
    this.sink.record(record)
    return true
  }

  private noteOrphan(fileOffset: number): boolean {
    if (this.orphans === 0) this.firstOrphanAt = fileOffset
    this.orphans++
    return true
  }

  private reportOrphans(): void {
    this.sink.problem({
      kind: 'unknown-interface',
      what: 'packet block',
      offset: this.firstOrphanAt,
      needed: this.orphans,
      available: this.interfaces.length,
      record: this.records,
    })
  }

  /** A block that cannot be true: the search for the next one starts behind its first byte. */
  private lose(window: ByteWindow, at: number, claimed: number): number {
    this.lostAt = window.fileOffset + at
    this.claimed = claimed
    return at + 1
  }

  /** Searches on from `from`; ends the search when it finds a block. */
  private findBlock(window: ByteWindow, from: number, end: number, isEnd: boolean): number {
    for (let at = from; at < end; at++) {
      const answer = looksLikeBlock(window.view, at, end, this.littleEndian, isEnd)
      if (answer === LIKELY) {
        this.report('bad-block', window.fileOffset + at)
        this.lostAt = -1
        return at
      }
      if (answer !== UNLIKELY) {
        this.needed = answer
        return at
      }
    }
    this.needed = BLOCK_OVERHEAD
    return end
  }

  /** `until` is the file offset where reading goes on. */
  private report(kind: 'bad-block' | 'lost', until: number): void {
    const skipped = until - this.lostAt
    this.sink.problem({
      kind,
      what: 'block',
      offset: this.lostAt,
      needed: this.claimed,
      available: skipped,
      record: this.records,
    })
  }
}

/** Whether a block length can be true (4.1: at least the overhead, a multiple of four). */
function isPlausible(type: number, length: number): boolean {
  if (length < BLOCK_OVERHEAD || length % 4 !== 0) return false
  return length <= (isEssential(type) ? MAX_HELD_BLOCK : MAX_BLOCK)
}

/** Whether a block has to be whole in memory. */
function isHeld(type: number, length: number): boolean {
  if (type === BLOCK_NAMES || type === BLOCK_STATISTICS) return length <= MAX_NOTE_BLOCK
  return isEssential(type)
}

/** Blocks without which packets are lost. */
function isEssential(type: number): boolean {
  return (
    type === BLOCK_ENHANCED_PACKET ||
    type === BLOCK_SIMPLE_PACKET ||
    type === BLOCK_PACKET ||
    type === BLOCK_INTERFACE ||
    type === BLOCK_SECTION_HEADER
  )
}
