// One Initial packet of QUIC (RFC 9000, RFC 9001 section 5.2, RFC 9369): it is encrypted with keys that anyone can derive from the client's
// first destination connection id. In: a UDP payload. Out: the keys, and the CRYPTO frames that open with them.

import { Aes128 } from '../bytes/aes128'
import { hmacSha256 } from '../bytes/sha256'
import { Glance } from './glance'

/** Salts and key labels of versions 1 and 2, and which long-header type is Initial. */
const VERSIONS: Readonly<Record<number, { salt: string; label: string; initial: number }>> = {
  1: { salt: '38762cf7f55934b34d179ae6a4c80cadccbb7f0a', label: 'quic', initial: 0 },
  1798521807: { salt: '0dede3def700a6db819381be6e269dcbf9bd2ed9', label: 'quicv2', initial: 1 },
}
const LONG_HEADER = 0xc0
const LEAST_DATAGRAM = 1200
const LONGEST_CONNECTION_ID = 20
const FRAME_PADDING = 0
const FRAME_PING = 1
const FRAME_ACK = 2
const FRAME_ACK_ECN = 3
const FRAME_CRYPTO = 6
const MOST_ACK_RANGES = 64
const SAMPLE = 16
const TAG = 16

/** What a client's Initial packets are protected with: 16, 12 and 16 bytes. */
export interface InitialKeys {
  key: Uint8Array
  iv: Uint8Array
  headerProtection: Uint8Array
}

/** Where the parts of an Initial packet stand, offsets into the payload. */
export interface InitialHeader {
  version: number
  connectionId: Uint8Array
  packetNumberAt: number
  end: number
}

/** The bytes of one CRYPTO frame, and where in the stream they stand. */
export interface CryptoPiece {
  offset: number
  bytes: Uint8Array
}

export function looksLikeQuic(glance: Glance): boolean {
  if ((glance.byte(0) & LONG_HEADER) !== LONG_HEADER || glance.length < LEAST_DATAGRAM) return false
  return VERSIONS[versionOf(glance)] !== undefined
}

/** The header of an Initial packet; null when it does not read as one. */
export function readInitialHeader(glance: Glance): InitialHeader | null {
  const version = versionOf(glance)
  if (((glance.byte(0) >> 4) & 3) !== VERSIONS[version]?.initial) return null
  const idLength = glance.byte(5)
  if (idLength < 0 || idLength > LONGEST_CONNECTION_ID) return null
  let at = 6 + idLength
  const sourceLength = glance.byte(at)
  if (sourceLength < 0 || sourceLength > LONGEST_CONNECTION_ID) return null
  at += 1 + sourceLength
  const token = readVariable(glance, at)
  if (token === null || token.value > glance.length) return null
  at = token.next + token.value
  const length = readVariable(glance, at)
  if (length === null) return null
  const end = Math.min(glance.length, length.next + length.value)
  if (end < length.next + 4 + SAMPLE) return null
  return { version, connectionId: bytesOf(glance, 6, 6 + idLength), packetNumberAt: length.next, end }
}

/** The client's keys (RFC 9001 section 5.2; version 2: RFC 9369 section 3.3). */
export function initialKeysOf({ version, connectionId }: InitialHeader): InitialKeys {
  const { salt, label } = VERSIONS[version]
  const client = expandLabel(hmacSha256(fromHex(salt), connectionId), 'client in', 32)
  return {
    key: expandLabel(client, `${label} key`, 16),
    iv: expandLabel(client, `${label} iv`, 12),
    headerProtection: expandLabel(client, `${label} hp`, 16),
  }
}

/**
 * The CRYPTO frames of a packet, opened with these keys; null when what opens does not read as frames of an Initial packet. The 16 bytes
 * that authenticate are not checked: a packet under other keys opens to chance, which seldom reads as frames and never as a hello.
 */
export function openInitial(glance: Glance, header: InitialHeader, keys: InitialKeys): CryptoPiece[] | null {
  const { packetNumberAt, end } = header
  const sample = bytesOf(glance, packetNumberAt + 4, packetNumberAt + 4 + SAMPLE)
  const mask = new Aes128(keys.headerProtection).encrypt(sample)
  const numberLength = ((glance.byte(0) ^ mask[0]) & 3) + 1
  const nonce = keys.iv.slice()
  for (let i = 0; i < numberLength; i++) {
    nonce[12 - numberLength + i] ^= glance.byte(packetNumberAt + i) ^ mask[1 + i]
  }
  const sealed = bytesOf(glance, packetNumberAt + numberLength, Math.max(packetNumberAt + numberLength, end - TAG))
  return cryptoPieces(new Aes128(keys.key).decryptGcmBody(nonce, sealed))
}

/** CRYPTO among the frames that an Initial packet may hold (RFC 9000 section 12.4). */
function cryptoPieces(frames: Uint8Array<ArrayBuffer>): CryptoPiece[] | null {
  const inner = new Glance()
  inner.view = new DataView(frames.buffer)
  inner.end = frames.length
  const pieces: CryptoPiece[] = []
  for (let at = 0; at >= 0 && at < frames.length; ) {
    const type = inner.byte(at)
    if (type === FRAME_PADDING || type === FRAME_PING) at++
    else if (type === FRAME_ACK || type === FRAME_ACK_ECN) at = behindAck(inner, at)
    else if (type === FRAME_CRYPTO) {
      const offset = readVariable(inner, at + 1)
      const length = offset === null ? null : readVariable(inner, offset.next)
      if (offset === null || length === null || length.next + length.value > frames.length) return null
      at = length.next + length.value
      pieces.push({ offset: offset.value, bytes: frames.subarray(length.next, at) })
    } else return null
    if (at < 0) return null
  }
  return pieces
}

/** Behind an ACK frame (RFC 9000 section 19.3); -1 when it is cut or too long to be one of a handshake. */
function behindAck(inner: Glance, from: number): number {
  const ranges = readVariable(inner, fieldsBehind(inner, from + 1, 2))
  if (ranges === null || ranges.value > MOST_ACK_RANGES) return -1
  const counts = inner.byte(from) === FRAME_ACK_ECN ? 3 : 0
  return fieldsBehind(inner, ranges.next, 1 + 2 * ranges.value + counts)
}

/** Behind so many numbers; past the end, which no reader takes, when they are cut. */
function fieldsBehind(inner: Glance, from: number, count: number): number {
  let at = from
  for (let i = 0; i < count; i++) at = readVariable(inner, at)?.next ?? inner.length
  return at
}

function versionOf(glance: Glance): number {
  return glance.word(1) * 0x1_0000 + glance.word(3)
}

/** RFC 9000 section 16: the first two bits say how long. */
function readVariable(glance: Glance, at: number): { value: number; next: number } | null {
  const first = glance.byte(at)
  if (first < 0) return null
  const length = 1 << (first >> 6)
  let value = first & 0x3f
  for (let i = 1; i < length; i++) {
    const next = glance.byte(at + i)
    if (next < 0) return null
    value = value * 256 + next
  }
  return { value, next: at + length }
}

/** HKDF-Expand-Label of TLS 1.3 (RFC 8446 section 7.1) with an empty context, at most 32 bytes. */
function expandLabel(secret: Uint8Array, label: string, length: number): Uint8Array<ArrayBuffer> {
  const text = `tls13 ${label}`
  const info = Uint8Array.of(0, length, text.length, ...[...text].map((character) => character.charCodeAt(0)), 0, 1)
  return hmacSha256(secret, info).slice(0, length)
}

function bytesOf(glance: Glance, from: number, to: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.max(0, Math.min(to, glance.length) - from))
  for (let i = 0; i < bytes.length; i++) bytes[i] = glance.byte(from + i)
  return bytes
}

function fromHex(text: string): Uint8Array {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
}
