// A TLS ClientHello (RFC 8446 section 4.1.2) as tests want it. In: what it says. Out: the handshake message, or its TLS record.

export interface HelloOptions {
  serverName?: string
  protocols?: readonly string[]
  ciphers?: readonly number[]
  versions?: readonly number[]
  signatures?: readonly number[]
  /** Other extensions: type and body, before those that the options above make. */
  extensions?: readonly [number, readonly number[]][]
}

/** The message with its handshake header. */
export function clientHello(options: HelloOptions = {}): Uint8Array<ArrayBuffer> {
  const { serverName, protocols = [], ciphers = [0x1301], versions = [], signatures = [], extensions = [] } = options
  const all: [number, readonly number[]][] = [...extensions]
  if (serverName !== undefined) all.push([0, sized(2, [0, ...sized(2, bytesOf(serverName))])])
  if (protocols.length > 0)
    all.push([
      16,
      sized(
        2,
        protocols.flatMap((protocol) => sized(1, bytesOf(protocol))),
      ),
    ])
  if (versions.length > 0) all.push([43, sized(1, versions.flatMap(word))])
  if (signatures.length > 0) all.push([13, sized(2, signatures.flatMap(word))])
  const body = [
    ...word(0x0303),
    ...Array.from({ length: 32 }, (_, i) => i),
    0,
    ...sized(2, ciphers.flatMap(word)),
    ...[1, 0],
    ...sized(
      2,
      all.flatMap(([type, bytes]) => [...word(type), ...sized(2, bytes)]),
    ),
  ]
  return Uint8Array.from([1, ...sized(3, body)])
}

/** The message in one record. */
export function clientHelloRecord(options: HelloOptions = {}): Uint8Array<ArrayBuffer> {
  return handshakeRecord(clientHello(options))
}

/** Handshake messages in one record. */
export function handshakeRecord(messages: Iterable<number>): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([22, 3, 1, ...sized(2, [...messages])])
}

/** Bytes behind their length. */
export function sized(width: number, bytes: readonly number[]): number[] {
  const length = Array.from({ length: width }, (_, i) => (bytes.length >>> (8 * (width - 1 - i))) & 255)
  return [...length, ...bytes]
}

function word(value: number): number[] {
  return [value >> 8, value & 255]
}

function bytesOf(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0))
}
