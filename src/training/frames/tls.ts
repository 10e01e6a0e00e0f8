// The parts of TLS 1.2 (RFC 5246) that can be seen: both hellos and the records around what cannot. In: a server name and
// random bytes. Out: whole TLS records.

import { ascii, join, word } from './bytes'

/** Record content types (RFC 5246 section 6.2.1). */
const CHANGE_CIPHER_SPEC = 20
const HANDSHAKE = 22

/** ECDHE-RSA and ECDHE-ECDSA with AES-128-GCM, and RSA with AES-128-CBC: what browsers offered in 2015. */
const CIPHER_SUITES = [0xc0, 0x2f, 0xc0, 0x2b, 0x00, 0x2f]

/**
 * A ClientHello with the server's name in clear (RFC 6066 section 3) and, where some are named, the protocols that the client
 * speaks (RFC 7301 section 3.1). `random` has 32 bytes.
 */
export function clientHello(serverName: string, random: Uint8Array, protocols: readonly string[] = []): Uint8Array {
  const name = ascii(serverName)
  const sni = join([0, 0], word(name.length + 5), word(name.length + 3), [0], word(name.length), name)
  const suites = [0, CIPHER_SUITES.length, ...CIPHER_SUITES]
  const extensions = join(sni, protocols.length === 0 ? [] : protocolNames(protocols))
  const body = join([3, 3], random, [0], suites, [1, 0], word(extensions.length), extensions)
  return tlsRecord(HANDSHAKE, join([1, 0], word(body.length), body))
}

function protocolNames(protocols: readonly string[]): Uint8Array {
  const list = join(...protocols.map((protocol) => join([protocol.length], ascii(protocol))))
  return join([0, 16], word(list.length + 2), word(list.length), list)
}

/** ServerHello, then the server goes over to cipher text: the opening of a resumed session. */
export function serverHello(random: Uint8Array, finished: Uint8Array): Uint8Array {
  const body = join([3, 3], random, [0], CIPHER_SUITES.slice(0, 2), [0])
  return join(tlsRecord(HANDSHAKE, join([2, 0], word(body.length), body)), finishedRecords(finished))
}

/** ChangeCipherSpec and an encrypted Finished. */
export function finishedRecords(finished: Uint8Array): Uint8Array {
  return join(tlsRecord(CHANGE_CIPHER_SPEC, Uint8Array.of(1)), tlsRecord(HANDSHAKE, finished))
}

/** One record around at most 16,384 bytes (RFC 5246 section 6.2.1). */
function tlsRecord(contentType: number, body: Uint8Array): Uint8Array {
  return join([contentType, 3, 3], word(body.length), body)
}
