// The parts of TLS 1.2 (RFC 5246) that can be seen: both hellos and the records around what cannot. In: a server name and
// random bytes. Out: whole TLS records.

import { ascii, join, word } from './bytes'

/** Record content types (RFC 5246 section 6.2.1). */
export const TLS_RECORD = { changeCipherSpec: 20, handshake: 22, applicationData: 23 } as const

/** ECDHE-RSA and ECDHE-ECDSA with AES-128-GCM, and RSA with AES-128-CBC: what browsers offered in 2015. */
const CIPHER_SUITES = [0xc0, 0x2f, 0xc0, 0x2b, 0x00, 0x2f]

/** supported_groups P-256, ec_point_formats uncompressed, signature_algorithms RSA with SHA-256 (RFC 8422, RFC 5246). */
const CURVE_EXTENSIONS = [0, 10, 0, 4, 0, 2, 0, 23, 0, 11, 0, 2, 1, 0, 0, 13, 0, 4, 0, 2, 4, 1]

/** A ClientHello with the server's name in clear (RFC 6066 section 3). `random` has 32 bytes. */
export function clientHello(serverName: string, random: Uint8Array): Uint8Array {
  const name = ascii(serverName)
  const sni = join([0, 0], word(name.length + 5), word(name.length + 3), [0], word(name.length), name)
  const extensions = join(sni, CURVE_EXTENSIONS)
  const suites = join(word(CIPHER_SUITES.length), CIPHER_SUITES)
  const body = join([3, 3], random, [0], suites, [1, 0], word(extensions.length), extensions)
  return tlsRecord(TLS_RECORD.handshake, join([1, 0], word(body.length), body))
}

/** ServerHello, then the server goes over to cipher text: the opening of a resumed session. */
export function serverHello(random: Uint8Array, finished: Uint8Array): Uint8Array {
  const body = join([3, 3], random, [0], CIPHER_SUITES.slice(0, 2), [0])
  return join(tlsRecord(TLS_RECORD.handshake, join([2, 0], word(body.length), body)), finishedRecords(finished))
}

/** ChangeCipherSpec and an encrypted Finished. */
export function finishedRecords(finished: Uint8Array): Uint8Array {
  return join(tlsRecord(TLS_RECORD.changeCipherSpec, Uint8Array.of(1)), tlsRecord(TLS_RECORD.handshake, finished))
}

/** One record around at most 16,384 bytes (RFC 5246 section 6.2.1) or, when cut, the opening of one. */
export function tlsRecord(contentType: number, body: Uint8Array, length: number = body.length): Uint8Array {
  return join([contentType, 3, 3], word(length), body)
}
