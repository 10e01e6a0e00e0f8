// A stretch of a capture in memory. In: bytes of any chunk. Out: one view on them that the readers share.

/** Bytes of a file: `bytes[0]` lies at `fileOffset` in the file. */
export interface ByteWindow {
  bytes: Uint8Array
  view: DataView
  fileOffset: number
}

export function windowOn(bytes: Uint8Array, fileOffset: number): ByteWindow {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), fileOffset }
}
