// The client's hello in QUIC, which post-quantum keys make longer than one Initial packet. In: Initial packets of a direction. Out: SNI,
// ALPN, JA4. At most 1,024 hellos of 8 KiB and three packets are waited for; the oldest is given up for a new one.

import { type Facts, Glance } from './glance'
import {
  type CryptoPiece,
  type InitialHeader,
  type InitialKeys,
  initialKeysOf,
  openInitial,
  readInitialHeader,
} from './quic-initial'
import { readClientHello, tellHello } from './tls'

const MOST_HELLOS = 1024
const MOST_PACKETS = 3
const MOST_PIECES = 128
const LONGEST_CRYPTO = 8192
const CLIENT_HELLO = 1
const HANDSHAKE_HEADER = 4

/** CRYPTO of a direction so far. */
interface Hello {
  /** Keys of the first packet: a client keeps them when its server chooses another connection id. */
  readonly keys: InitialKeys
  readonly pieces: CryptoPiece[]
  /** Of all pieces. */
  bytes: number
  packets: number
}

export class QuicHellos {
  private readonly hellos = new Map<number, Hello>()

  /** Reads an Initial packet of the direction `key`; answers whether it was one of a client's hello. */
  read(key: number, glance: Glance, facts: Facts): boolean {
    const header = readInitialHeader(glance)
    const hello = header === null ? null : this.helloWith(key, glance, header)
    if (hello === null) return false
    const start = startOf(hello.pieces)
    const isWhole =
      start.length >= HANDSHAKE_HEADER && start.length >= HANDSHAKE_HEADER + start.word(2) + (start.byte(1) << 16)
    if (isWhole || hello.packets >= MOST_PACKETS) this.hellos.delete(key)
    else this.hold(key, hello)
    return start.byte(0) === CLIENT_HELLO && tell(start, isWhole, facts)
  }

  /** The direction's hello with the pieces of this packet; null when it opens neither with the keys held nor with its own. */
  private helloWith(key: number, glance: Glance, header: InitialHeader): Hello | null {
    const held = this.hellos.get(key)
    const more = held === undefined ? null : openInitial(glance, header, held.keys)
    if (held !== undefined && more !== null) {
      return withPieces(held, more)
    }
    // A first packet, or the first after a Retry, which changes the keys.
    const keys = initialKeysOf(header)
    const pieces = openInitial(glance, header, keys)
    if (pieces === null || pieces.length === 0) return null
    return withPieces({ keys, pieces: [], bytes: 0, packets: 0 }, pieces)
  }

  private hold(key: number, hello: Hello): void {
    if (this.hellos.size >= MOST_HELLOS && !this.hellos.has(key)) {
      const oldest = this.hellos.keys().next()
      if (!oldest.done) this.hellos.delete(oldest.value)
    }
    this.hellos.set(key, hello)
  }
}

/** Copies, so that no packet is kept for the sake of a piece. */
function withPieces(hello: Hello, pieces: readonly CryptoPiece[]): Hello {
  hello.packets++
  for (const { offset, bytes } of pieces) {
    if (hello.pieces.length >= MOST_PIECES || hello.bytes + bytes.length > LONGEST_CRYPTO) break
    hello.pieces.push({ offset, bytes: bytes.slice() })
    hello.bytes += bytes.length
  }
  return hello
}

/** Of a hello that is not whole only the name is told, when that is: a JA4 of a part would be another client's. */
function tell(start: Glance, isWhole: boolean, facts: Facts): boolean {
  const hello = readClientHello(start, 0)
  if (hello === null) return false
  if (isWhole) tellHello(hello, facts, 'quic', false)
  else if (hello.serverName !== '') {
    facts.clue('quic-sni', hello.serverName)
    facts.nameOfDestination('quic', hello.serverName)
  }
  return isWhole || hello.serverName !== ''
}

/** The bytes from offset 0 on without a gap; pieces may come in any order and again. */
function startOf(pieces: readonly CryptoPiece[]): Glance {
  const bytes = new Uint8Array(LONGEST_CRYPTO)
  let end = 0
  for (const piece of [...pieces].sort((a, b) => a.offset - b.offset)) {
    if (piece.offset > end || piece.offset + piece.bytes.length > LONGEST_CRYPTO) break
    bytes.set(piece.bytes, piece.offset)
    end = Math.max(end, piece.offset + piece.bytes.length)
  }
  const start = new Glance()
  start.view = new DataView(bytes.buffer)
  start.end = end
  return start
}
