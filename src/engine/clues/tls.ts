// TLS in clear (RFC 8446, RFC 5246): who is asked for, by whom, and the names of a certificate up to 1.2. In: the first bytes of a stream.
// Out: SNI (RFC 6066), ALPN (RFC 7301), the JA4 of the client, certificate names.

import type { Facts, Glance, Wish } from './glance'
import { ja4Of } from './ja4'

const RECORD_HANDSHAKE = 22
const CLIENT_HELLO = 1
const SERVER_HELLO = 2
const CERTIFICATE = 11
const EXTENSION_SNI = 0
const EXTENSION_GROUPS = 10
const EXTENSION_SIGNATURES = 13
const EXTENSION_ALPN = 16
const EXTENSION_VERSIONS = 43
const RECORD_HEADER = 5
/** A ClientHello with post-quantum keys takes two segments; one above this is no use to look at. */
const LONGEST_HELLO = 6000

export function looksLikeTls(glance: Glance): boolean {
  return glance.byte(0) === RECORD_HANDSHAKE && glance.byte(1) === 3 && glance.byte(2) <= 4 && glance.byte(2) >= 0
}

/** What a ClientHello says. */
export interface ClientHello {
  version: number
  ciphers: number[]
  extensions: number[]
  signatures: number[]
  versions: number[]
  serverName: string
  protocols: string[]
}

/** The handshake messages of the first records. */
export function readTls(glance: Glance, facts: Facts): Wish {
  const length = glance.word(3)
  const type = glance.byte(RECORD_HEADER)
  if (type === CLIENT_HELLO) {
    const needed = RECORD_HEADER + length
    if (glance.length < Math.min(needed, LONGEST_HELLO)) return 'more'
    const hello = readClientHello(glance, RECORD_HEADER)
    if (hello !== null) tellHello(hello, facts, 'sni', glance.isTcp)
    return 'done'
  }
  if (type === SERVER_HELLO) return readCertificates(glance, facts)
  return 'done'
}

/** Hands over what a hello says; the same for TLS and QUIC. */
export function tellHello(hello: ClientHello, facts: Facts, source: 'sni' | 'quic', isTcp: boolean): void {
  if (hello.serverName !== '') {
    facts.clue(source === 'sni' ? 'tls-sni' : 'quic-sni', hello.serverName)
    facts.nameOfDestination(source, hello.serverName)
  }
  if (hello.protocols.length > 0) facts.clue('tls-alpn', hello.protocols.join(','))
  facts.clue('ja4', ja4Of(hello, isTcp))
}

/** The ClientHello whose handshake header stands at `from`; null when it does not read as one. Lengths are not trusted. */
export function readClientHello(glance: Glance, from: number): ClientHello | null {
  let at = from + 4
  const version = glance.word(at)
  if (version < 0) return null
  at += 2 + 32
  const session = glance.byte(at)
  if (session < 0 || session > 32) return null
  at += 1 + session
  const cipherBytes = glance.word(at)
  if (cipherBytes < 0) return null
  at += 2
  const hello: ClientHello = {
    version,
    ciphers: words(glance, at, at + cipherBytes),
    extensions: [],
    signatures: [],
    versions: [],
    serverName: '',
    protocols: [],
  }
  at += cipherBytes
  const compressions = glance.byte(at)
  if (compressions < 0) return null
  at += 1 + compressions
  const extensionBytes = glance.word(at)
  if (extensionBytes < 0) return hello
  readExtensions(glance, at + 2, at + 2 + extensionBytes, hello)
  return hello
}

function readExtensions(glance: Glance, from: number, to: number, hello: ClientHello): void {
  for (let at = from; at + 4 <= to; ) {
    const type = glance.word(at)
    const length = glance.word(at + 2)
    if (type < 0 || length < 0 || hello.extensions.length >= 128) return
    const body = at + 4
    hello.extensions.push(type)
    if (type === EXTENSION_SNI) hello.serverName = readServerName(glance, body)
    if (type === EXTENSION_ALPN) hello.protocols = readProtocols(glance, body, body + length)
    if (type === EXTENSION_SIGNATURES) hello.signatures = words(glance, body + 2, body + length)
    if (type === EXTENSION_VERSIONS) hello.versions = words(glance, body + 1, body + length)
    if (type === EXTENSION_GROUPS && length === 0) return
    at = body + length
  }
}

/** server_name_list: 2 bytes of length, type 0, 2 bytes of length, the name; '' when it is cut. */
function readServerName(glance: Glance, body: number): string {
  if (glance.byte(body + 2) !== 0) return ''
  const length = glance.word(body + 3)
  // A name that is cut would be another one.
  if (length <= 0 || glance.byte(body + 4 + length) < 0) return ''
  return glance.latin1(body + 5, body + 5 + Math.min(length, 255))
}

function readProtocols(glance: Glance, body: number, to: number): string[] {
  const protocols: string[] = []
  for (let at = body + 2; at < to && protocols.length < 8; ) {
    const length = glance.byte(at)
    if (length <= 0) break
    protocols.push(glance.latin1(at + 1, at + 1 + length))
    at += 1 + length
  }
  return protocols
}

function words(glance: Glance, from: number, to: number): number[] {
  const found: number[] = []
  for (let at = from; at + 2 <= to && found.length < 256; at += 2) {
    const word = glance.word(at)
    if (word < 0) break
    found.push(word)
  }
  return found
}

/** DNS names of the first certificate (RFC 5280), where it is sent in clear. */
function readCertificates(glance: Glance, facts: Facts): Wish {
  let at = 0
  while (glance.byte(at) === RECORD_HANDSHAKE) {
    const recordEnd = at + RECORD_HEADER + glance.word(at + 3)
    for (let message = at + RECORD_HEADER; message + 4 <= recordEnd; ) {
      const type = glance.byte(message)
      const length = (glance.byte(message + 1) << 16) | glance.word(message + 2)
      if (type < 0 || length < 0) return 'more'
      if (type === CERTIFICATE) {
        if (message + 4 + Math.min(length, 4000) > glance.length) return 'more'
        for (const name of namesInFirst(glance, message + 4)) {
          facts.clue('tls-certificate-name', name)
          facts.nameOfSource('certificate', name)
        }
        return 'done'
      }
      message += 4 + length
    }
    at = recordEnd
    if (at >= glance.length) return 'more'
  }
  return 'done'
}

const MOST_NAMES = 4

/** The first of a list is the server's own, those behind it its issuers' (RFC 5246 section 7.4.2): 3 bytes of length each. */
function namesInFirst(glance: Glance, list: number): string[] {
  const length = (glance.byte(list + 3) << 16) | glance.word(list + 4)
  return length < 0 ? [] : namesInCertificate(glance, list + 6, list + 6 + length)
}

/** Finds the extension subjectAltName (OID 2.5.29.17) and its dNSName entries ([2] IA5String) without reading the whole of DER. */
function namesInCertificate(glance: Glance, from: number, to: number): string[] {
  const names: string[] = []
  const end = Math.min(to, glance.length)
  for (let at = from; at + 7 < end; at++) {
    if (glance.byte(at) !== 0x06 || glance.byte(at + 1) !== 0x03 || glance.word(at + 2) !== 0x551d) continue
    if (glance.byte(at + 4) !== 0x11) continue
    for (let entry = at + 5; entry + 2 < Math.min(end, at + 600) && names.length < MOST_NAMES; entry++) {
      if (glance.byte(entry) !== 0x82) continue
      const length = glance.byte(entry + 1)
      const name = length > 3 && length < 128 ? glance.latin1(entry + 2, entry + 2 + length) : ''
      if (!/^[\w*.-]+\.[\w-]+$/.test(name)) continue
      names.push(name)
      entry += 1 + length
    }
    break
  }
  return names
}
