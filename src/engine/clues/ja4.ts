// JA4, the TLS-client part (FoxIO, BSD 3-Clause; ja4 technical details): which software said hello. In: a ClientHello. Out:
// "t13d1516h2_8daaf6152771_e5627efa2ab1". A feature of rarity, never a verdict.

import { hexOf, sha256 } from '../bytes/sha256'
import type { ClientHello } from './tls'

const VERSIONS: Readonly<Record<number, string>> = {
  772: '13',
  771: '12',
  770: '11',
  769: '10',
  768: 's3',
}
const EXTENSION_SNI = 0
const EXTENSION_ALPN = 16
const NOTHING = '000000000000'

export function ja4Of(hello: ClientHello, isTcp: boolean): string {
  const ciphers = hello.ciphers.filter((word) => !isGrease(word))
  const extensions = hello.extensions.filter((word) => !isGrease(word))
  const offered = hello.versions.filter((word) => !isGrease(word))
  const version = VERSIONS[offered.length > 0 ? Math.max(...offered) : hello.version] ?? '00'
  const counts = [ciphers, extensions].map(({ length }) => String(Math.min(length, 99)).padStart(2, '0'))
  const head = `${isTcp ? 't' : 'q'}${version}${hello.serverName === '' ? 'i' : 'd'}${counts.join('')}${protocolOf(hello)}`
  const kept = extensions.filter((word) => word !== EXTENSION_SNI && word !== EXTENSION_ALPN)
  const signatures = hello.signatures.length === 0 ? '' : `_${hello.signatures.map(hex).join(',')}`
  const tail = kept.length === 0 ? NOTHING : hash(kept.map(hex).sort().join(',') + signatures)
  return `${head}_${ciphers.length === 0 ? NOTHING : hash(ciphers.map(hex).sort().join(','))}_${tail}`
}

/** First and last character of the first protocol; hex digits of its bytes where they are no letters or digits. */
function protocolOf({ protocols }: ClientHello): string {
  const first = protocols[0] ?? ''
  if (first === '') return '00'
  const ends = `${first[0]}${first.at(-1)}`
  if (/^[0-9a-z]{2}$/i.test(ends)) return ends
  const bytes = [...first].map((character) => character.charCodeAt(0).toString(16).padStart(2, '0'))
  return `${bytes[0][0]}${bytes[bytes.length - 1][1]}`
}

/** Reserved values that clients put in to keep servers tolerant (RFC 8701). */
function isGrease(word: number): boolean {
  return (word & 0x0f0f) === 0x0a0a && word >> 8 === (word & 255)
}

function hash(text: string): string {
  return hexOf(sha256(Uint8Array.from(text, (character) => character.charCodeAt(0)))).slice(0, 12)
}

function hex(word: number): string {
  return word.toString(16).padStart(4, '0')
}
