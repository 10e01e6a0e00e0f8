// What every decompressor here looks like: types only.

/** Takes compressed bytes in order. Both methods throw what the library throws for damaged or cut data. */
export interface Unpacker {
  push(bytes: Uint8Array): void
  /** The file ended; throws when the data was not complete. */
  end(): void
}

/** Takes the bytes inside, a bounded piece at a time; they are not kept. */
export type OnBytes = (bytes: Uint8Array) => void
