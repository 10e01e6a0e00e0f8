// Packets for benches that need no file. In: how many, and the flow of each. Out: a classic capture in memory, one record after the other, whose
// part behind the file header can be pushed again and again.

const FILE_HEADER_LENGTH = 24
const RECORD = 16 + 60
const FIRST_SECOND = 1_426_032_000

export interface Flow {
  source: number
  destination: number
  sourcePort: number
  destinationPort: number
}

/** 60-byte frames, TCP and UDP in turn, a microsecond apart. */
export function piecesOf(count: number, flowOf: (index: number) => Flow): { header: Uint8Array; records: Uint8Array } {
  const bytes = new Uint8Array(FILE_HEADER_LENGTH + count * RECORD)
  const view = new DataView(bytes.buffer)
  for (const [index, word] of [0xa1b2c3d4, 0x0004_0002, 0, 0, 262_144, 1].entries())
    view.setUint32(index * 4, word, true)
  for (let index = 0; index < count; index++)
    writeRecord(view, FILE_HEADER_LENGTH + index * RECORD, index, flowOf(index))
  return { header: bytes.subarray(0, FILE_HEADER_LENGTH), records: bytes.subarray(FILE_HEADER_LENGTH) }
}

function writeRecord(view: DataView, at: number, index: number, flow: Flow): void {
  const isTcp = index % 2 === 0
  view.setUint32(at, FIRST_SECOND + Math.floor(index / 1e6), true)
  view.setUint32(at + 4, index % 1e6, true)
  view.setUint32(at + 8, 60, true)
  view.setUint32(at + 12, 60, true)
  view.setUint16(at + 28, 0x0800)
  const ip = at + 30
  view.setUint8(ip, 0x45)
  view.setUint16(ip + 2, 46)
  view.setUint16(ip + 4, index)
  view.setUint8(ip + 9, isTcp ? 6 : 17)
  view.setUint32(ip + 12, flow.source)
  view.setUint32(ip + 16, flow.destination)
  view.setUint16(ip + 20, flow.sourcePort)
  view.setUint16(ip + 22, flow.destinationPort)
  if (isTcp) {
    view.setUint32(ip + 24, index)
    view.setUint16(ip + 32, 0x5010)
  } else view.setUint16(ip + 24, 26)
}
