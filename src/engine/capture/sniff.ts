// Which format a file has, by its first bytes, never by its name. In: the first bytes. Out: a reader, or a problem that names
// what it is instead.

import type { CaptureNotes } from './notes'
import { PcapReader, pcapKind } from './pcap'
import { isPcapng, PcapngReader } from './pcapng'
import type { Problem, ProblemKind } from './problems'
import type { CaptureReader, RecordSink } from './record'
import type { ReaderState } from './resume'
import { isSnoop, SnoopReader } from './snoop'
import type { Compression } from './unpack'

/** Bytes that sniffing wants to see (tar is known by its 257th); shorter files are sniffed with what they have. */
export const SNIFF_LENGTH = 264

/** Compressions that are unpacked in line. */
const COMPRESSIONS: { compression: Compression; start: number[] }[] = [
  { compression: 'gzip', start: [0x1f, 0x8b] },
  { compression: 'zstd', start: [0x28, 0xb5, 0x2f, 0xfd] },
  { compression: 'lz4', start: [0x04, 0x22, 0x4d, 0x18] },
]

/** Files that people take for captures, by their first bytes. */
const OTHERS: { kind: ProblemKind; what: string; start: number[] }[] = [
  { kind: 'archive', what: 'zip archive', start: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'archive', what: '7z archive', start: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { kind: 'archive', what: 'rar archive', start: [0x52, 0x61, 0x72, 0x21] },
  { kind: 'archive', what: 'xz archive', start: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { kind: 'archive', what: 'bzip2 archive', start: [0x42, 0x5a, 0x68] },
  { kind: 'other-tool', what: 'Windows trace (ETL)', start: [0x00, 0x10, 0x00, 0x00] },
  { kind: 'other-tool', what: 'Network Monitor capture', start: [0x47, 0x4d, 0x42, 0x55] },
  { kind: 'other-tool', what: 'Network Monitor capture', start: [0x52, 0x54, 0x53, 0x53] },
  { kind: 'other-tool', what: 'Sniffer capture', start: [0x54, 0x52, 0x53, 0x4e, 0x49, 0x46, 0x46] },
  { kind: 'other-tool', what: 'K12 text capture', start: [0x2b, 0x2d, 0x2d, 0x2d] },
]

/** ustar stands at this offset of a tar header (POSIX.1-1988). */
const TAR_MAGIC_AT = 257
const TAR_MAGIC = [0x75, 0x73, 0x74, 0x61, 0x72]

/** How the file is compressed, null when it is not. */
export function compressionOf(bytes: Uint8Array): Compression | null {
  return COMPRESSIONS.find(({ start }) => startsWith(bytes, start, 0))?.compression ?? null
}

/** Whether a file that starts so is worth opening: a capture, or compressed and perhaps one. Eight bytes are enough. */
export function startsLikeCapture(bytes: Uint8Array): boolean {
  if (bytes.length < 8) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const magic = view.getUint32(0)
  return (
    isPcapng(magic) || pcapKind(magic) !== null || isSnoop(magic, view.getUint32(4)) || compressionOf(bytes) !== null
  )
}

/** A reader for the file, or null when these bytes start nothing that is known. */
export function readerFor(
  view: DataView,
  at: number,
  end: number,
  sink: RecordSink,
  notes: CaptureNotes,
): CaptureReader | null {
  if (end - at < 4) return null
  const magic = view.getUint32(at)
  if (isPcapng(magic)) return new PcapngReader(sink, notes)
  if (end - at >= 8 && isSnoop(magic, view.getUint32(at + 4))) return new SnoopReader(sink)
  const kind = pcapKind(magic)
  return kind === null ? null : new PcapReader(kind.format, kind.littleEndian, sink)
}

/** A reader that goes on where `state` was taken. */
export function resumedReader(state: ReaderState, sink: RecordSink, notes: CaptureNotes): CaptureReader {
  if (state.format === 'pcapng') return PcapngReader.resume(state, sink, notes)
  return state.format === 'snoop' ? SnoopReader.resume(state, sink) : PcapReader.resume(state, sink)
}

/** Why a file is not read: a known other format, or its first bytes in hexadecimal. */
export function notACapture(bytes: Uint8Array): Problem {
  const known = OTHERS.find(({ start }) => startsWith(bytes, start, 0))
  const available = Math.min(bytes.length, SNIFF_LENGTH)
  const problem = { offset: 0, needed: SNIFF_LENGTH, available, record: 0 }
  if (known) return { ...problem, kind: known.kind, what: known.what }
  if (startsWith(bytes, TAR_MAGIC, TAR_MAGIC_AT)) return { ...problem, kind: 'archive', what: 'tar archive' }
  if (bytes.length === 0) return { ...problem, kind: 'empty', what: 'file' }
  if (bytes.length < 4) return { ...problem, kind: 'cut-header', what: 'file header' }
  return { ...problem, kind: 'not-a-capture', what: hexOf(bytes.subarray(0, 4)) }
}

function startsWith(bytes: Uint8Array, start: number[], at: number): boolean {
  return bytes.length >= at + start.length && start.every((byte, i) => bytes[at + i] === byte)
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ')
}
