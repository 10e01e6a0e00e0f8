// Which format a file has, by its first bytes, never by its name. In: the first bytes. Out: a reader, or a problem that names
// what it is instead.

import { PcapReader, pcapKind } from './pcap'
import { isPcapng, PcapngReader } from './pcapng'
import type { Problem, ProblemKind } from './problems'
import type { CaptureReader, RecordSink } from './record'

/** Bytes that sniffing wants to see; shorter files are sniffed with what they have. */
export const SNIFF_LENGTH = 24

/** Files that people take for captures, by their first bytes. */
const OTHERS: { kind: ProblemKind; what: string; start: number[] }[] = [
  { kind: 'compressed', what: 'gzip', start: [0x1f, 0x8b] },
  { kind: 'compressed', what: 'zstd', start: [0x28, 0xb5, 0x2f, 0xfd] },
  { kind: 'compressed', what: 'lz4', start: [0x04, 0x22, 0x4d, 0x18] },
  { kind: 'archive', what: 'zip archive', start: [0x50, 0x4b, 0x03, 0x04] },
  { kind: 'archive', what: '7z archive', start: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { kind: 'archive', what: 'rar archive', start: [0x52, 0x61, 0x72, 0x21] },
  { kind: 'archive', what: 'xz archive', start: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { kind: 'archive', what: 'bzip2 archive', start: [0x42, 0x5a, 0x68] },
  { kind: 'other-tool', what: 'Solaris snoop capture', start: [0x73, 0x6e, 0x6f, 0x6f, 0x70, 0x00] },
  { kind: 'other-tool', what: 'Network Monitor capture', start: [0x47, 0x4d, 0x42, 0x55] },
  { kind: 'other-tool', what: 'Network Monitor capture', start: [0x52, 0x54, 0x53, 0x53] },
]

/** A reader for the file, or null when these bytes start nothing that is known. */
export function readerFor(view: DataView, at: number, end: number, sink: RecordSink): CaptureReader | null {
  if (end - at < 4) return null
  const magic = view.getUint32(at)
  if (isPcapng(magic)) return new PcapngReader(sink)
  const kind = pcapKind(magic)
  return kind === null ? null : new PcapReader(kind.format, kind.littleEndian, sink)
}

/** Why a file is not read: a known other format, or its first bytes in hexadecimal. */
export function notACapture(bytes: Uint8Array): Problem {
  const known = OTHERS.find(({ start }) => start.length <= bytes.length && start.every((byte, i) => bytes[i] === byte))
  const problem = { offset: 0, needed: SNIFF_LENGTH, available: bytes.length, record: 0 }
  if (known) return { ...problem, kind: known.kind, what: known.what }
  if (bytes.length === 0) return { ...problem, kind: 'empty', what: 'file' }
  if (bytes.length < 4) return { ...problem, kind: 'cut-header', what: 'file header' }
  return { ...problem, kind: 'not-a-capture', what: hexOf(bytes.subarray(0, 4)) }
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ')
}
