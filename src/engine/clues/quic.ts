// QUIC Initial packets (RFC 9000, RFC 9001 section 5.2, RFC 9369): the client's hello is encrypted with keys that anyone can derive from
// the packet. In: a UDP payload. Out: SNI, ALPN, JA4.

import { Aes128 } from '../bytes/aes128'
import { hmacSha256 } from '../bytes/sha256'
import { type Facts, Glance } from './glance'
import { readClientHello, tellHello } from './tls'

/** Salts and key labels of versions 1 and 2, and which long-header type is Initial. */
const VERSIONS: Readonly<Record<number, { salt: string; label: string; initial: number }>> = {
  1: { salt: '38762cf7f55934b34d179ae6a4c80cadccbb7f0a', label: 'quic', initial: 0 },
  1798521807: { salt: '0dede3def700a6db819381be6e269dcbf9bd2ed9', label: 'quicv2', initial: 1 },
}
const LONG_HEADER = 0xc0
const LONGEST_CONNECTION_ID = 20
/** What is put together of the CRYPTO frames of one packet. */
const LONGEST_CRYPTO = 4096
const FRAME_PADDING = 0
const FRAME_PING = 1
const FRAME_CRYPTO = 6
const SAMPLE = 16

export function looksLikeQuic(glance: Glance): boolean {
  if ((glance.byte(0) & LONG_HEADER) !== LONG_HEADER || glance.length < 1200) return false
  return VERSIONS[versionOf(glance)] !== undefined
}

/** Reads a client's Initial packet; answers whether it was one. */
export function readQuic(glance: Glance, facts: Facts): boolean {
  const crypto = openInitial(glance)
  if (crypto === null) return false
  const inner = new Glance()
  inner.view = new DataView(crypto.buffer)
  inner.end = crypto.length
  if (inner.byte(0) !== 1) return false
  const hello = readClientHello(inner, 0)
  if (hello === null) return false
  tellHello(hello, facts, 'quic', false)
  return true
}

/** The CRYPTO bytes of a client's Initial packet from offset 0 on; null when it does not open. */
function openInitial(glance: Glance): Uint8Array<ArrayBuffer> | null {
  const version = VERSIONS[versionOf(glance)]
  if (version === undefined || ((glance.byte(0) >> 4) & 3) !== version.initial) return null
  const idLength = glance.byte(5)
  if (idLength < 0 || idLength > LONGEST_CONNECTION_ID) return null
  const connectionId = bytesOf(glance, 6, 6 + idLength)
  let at = 6 + idLength
  const sourceLength = glance.byte(at)
  if (sourceLength < 0 || sourceLength > LONGEST_CONNECTION_ID) return null
  at += 1 + sourceLength
  const token = readVariable(glance, at)
  if (token === null || token.value > glance.length) return null
  at = token.next + token.value
  const length = readVariable(glance, at)
  if (length === null) return null
  const packetNumberAt = length.next
  const end = Math.min(glance.length, packetNumberAt + length.value)
  if (end < packetNumberAt + 4 + SAMPLE) return null

  const initial = hmacSha256(fromHex(version.salt), connectionId)
  const client = expandLabel(initial, 'client in', 32)
  const key = expandLabel(client, `${version.label} key`, 16)
  const iv = expandLabel(client, `${version.label} iv`, 12)
  const mask = new Aes128(expandLabel(client, `${version.label} hp`, 16)).encrypt(
    bytesOf(glance, packetNumberAt + 4, packetNumberAt + 4 + SAMPLE),
  )
  const numberLength = ((glance.byte(0) ^ mask[0]) & 3) + 1
  for (let i = 0; i < numberLength; i++) iv[12 - numberLength + i] ^= glance.byte(packetNumberAt + i) ^ mask[1 + i]
  const sealed = bytesOf(glance, packetNumberAt + numberLength, end)
  // The last 16 bytes authenticate; a packet that is not what it looks like opens to bytes that do not read as frames.
  return cryptoOf(new Aes128(key).decryptGcmBody(iv, sealed.subarray(0, Math.max(0, sealed.length - 16))))
}

function cryptoOf(frames: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  const inner = new Glance()
  inner.view = new DataView(frames.buffer)
  inner.end = frames.length
  const crypto = new Uint8Array(LONGEST_CRYPTO)
  let end = 0
  for (let at = 0; at < frames.length; ) {
    const type = inner.byte(at)
    if (type === FRAME_PADDING || type === FRAME_PING) {
      at++
      continue
    }
    if (type !== FRAME_CRYPTO) break
    const offset = readVariable(inner, at + 1)
    const length = offset === null ? null : readVariable(inner, offset.next)
    if (offset === null || length === null || length.next + length.value > frames.length) break
    if (offset.value + length.value <= LONGEST_CRYPTO) {
      crypto.set(frames.subarray(length.next, length.next + length.value), offset.value)
      end = Math.max(end, offset.value + length.value)
    }
    at = length.next + length.value
  }
  return end === 0 ? null : crypto.slice(0, end)
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
