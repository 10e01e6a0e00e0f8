import { createCipheriv, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { clientHello } from '../../testing/client-hello'
import { cluesOf } from '../../testing/clues-of'
import type { TestFrame } from '../../testing/frame'
import { udp } from '../../testing/frames'
import { initialKeysOf } from './quic-initial'

const ID = Uint8Array.from(Buffer.from('8394c8f03e515708', 'hex'))
const VERSIONS = {
  v1: { version: 1, first: 0xc0, label: 'quic', salt: '38762cf7f55934b34d179ae6a4c80cadccbb7f0a' },
  v2: { version: 0x6b3343cf, first: 0xd0, label: 'quicv2', salt: '0dede3def700a6db819381be6e269dcbf9bd2ed9' },
} as const
type Version = (typeof VERSIONS)[keyof typeof VERSIONS]

const hello = clientHello({ serverName: 'quic.example', protocols: ['h3'], versions: [0x0304] })
/** A key share of ML-KEM 768 and X25519 makes the hello longer than one packet; the name stands behind it. */
const longHello = clientHello({
  extensions: [[51, Array.from({ length: 1260 }, (_, i) => i & 255)]],
  serverName: 'long.example',
  protocols: ['h3'],
  versions: [0x0304],
})

function keysOf({ salt, label }: Version): { key: Buffer; iv: Buffer; hp: Buffer } {
  const client = expand(hmac(Buffer.from(salt, 'hex'), ID), 'client in', 32)
  return {
    key: expand(client, `${label} key`, 16),
    iv: expand(client, `${label} iv`, 12),
    hp: expand(client, `${label} hp`, 16),
  }
}

/** HKDF-Expand-Label (RFC 8446 section 7.1) of one block. */
function expand(secret: Uint8Array, label: string, length: number): Buffer {
  const text = `tls13 ${label}`
  return hmac(secret, Buffer.from([0, length, text.length, ...Buffer.from(text), 0, 1])).subarray(0, length)
}

function hmac(key: Uint8Array, data: Uint8Array): Buffer {
  return createHmac('sha256', key).update(data).digest()
}

/** One Initial packet, protected: RFC 9001 sections 5.3 and 5.4. */
function initial(version: Version, number: number, frames: Uint8Array, id: Uint8Array = ID): Uint8Array<ArrayBuffer> {
  const { key, iv, hp } = keysOf(version)
  const plain = Buffer.alloc(Math.max(frames.length, 1162))
  plain.set(frames)
  const length = 4 + plain.length + 16
  const header = Buffer.from([
    version.first | 3,
    ...word32(version.version),
    id.length,
    ...id,
    0,
    0,
    0x40 | (length >> 8),
    length & 255,
    ...word32(number),
  ])
  const nonce = Buffer.from(iv)
  nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ number) >>> 0, 8)
  const cipher = createCipheriv('aes-128-gcm', key, nonce).setAAD(header)
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  const mask = createCipheriv('aes-128-ecb', hp, null).update(sealed.subarray(0, 16))
  header[0] ^= mask[0] & 15
  for (let i = 0; i < 4; i++) header[header.length - 4 + i] ^= mask[1 + i]
  return Uint8Array.from([...header, ...sealed])
}

function crypto(message: Uint8Array, from: number, to: number): number[] {
  const bytes = message.subarray(from, to)
  return [6, 0x40 | (from >> 8), from & 255, 0x40 | (bytes.length >> 8), bytes.length & 255, ...bytes]
}

function word32(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
}

const sent = (payload: Uint8Array<ArrayBuffer>, port = 50_123): TestFrame =>
  udp(`10.0.0.5:${port}`, '203.0.113.9:443', 0, { payload })

it('derives the keys of RFC 9001 appendix A.1', () => {
  const keys = initialKeysOf({ version: 1, connectionId: ID, packetNumberAt: 0, end: 0 })
  expect(Object.values(keys).map((bytes) => Buffer.from(bytes).toString('hex'))).toEqual([
    '1f369613dd76d5467730efcbe3b1a22d',
    'fa044b2f42a3fd3b46fb255c',
    '9f50449e04a0e810283a1e9933adedd2',
  ])
})

describe.each(Object.entries(VERSIONS))('QUIC %s', (_, version) => {
  it('names the server of a hello in one packet', () => {
    const clues = cluesOf([sent(initial(version, 2, Uint8Array.from(crypto(hello, 0, hello.length))))])
    expect(clues).toEqual(expect.arrayContaining(['protocol: quic', 'quic-sni: quic.example', 'tls-alpn: h3']))
    expect(clues.find((clue) => clue.startsWith('ja4: '))).toMatch(/^ja4: q13d0103h3_/)
  })

  it('puts a hello of two packets together, in either order', () => {
    const first = initial(version, 0, Uint8Array.from(crypto(longHello, 0, 1100)))
    const second = initial(version, 1, Uint8Array.from(crypto(longHello, 1100, longHello.length)))
    for (const frames of [
      [sent(first), sent(second)],
      [sent(second), sent(first)],
    ]) {
      expect(cluesOf(frames)).toEqual(
        expect.arrayContaining(['protocol: quic', 'quic-sni: long.example', 'tls-alpn: h3']),
      )
    }
  })
})

describe('a hello of several packets', () => {
  const { v1 } = VERSIONS
  const part = (from: number, to: number, number = 0) =>
    initial(v1, number, Uint8Array.from(crypto(longHello, from, to)))

  it('keeps the keys when the server chose another connection id, and reads past acknowledgements', () => {
    const ack = [2, 0, 0, 0, 0]
    const second = Uint8Array.from([...ack, ...crypto(longHello, 1100, longHello.length)])
    const frames = [sent(part(0, 1100)), sent(initial(v1, 1, second, new Uint8Array(8).fill(9)))]
    expect(cluesOf(frames)).toContain('quic-sni: long.example')
  })

  it('takes frames in any order within a packet', () => {
    const message = Uint8Array.from([...crypto(hello, 40, hello.length), 0, 1, ...crypto(hello, 0, 40)])
    expect(cluesOf([sent(initial(v1, 0, message))])).toContain('quic-sni: quic.example')
  })

  it('does not mix conversations', () => {
    expect(cluesOf([sent(part(0, 1100), 50_001), sent(part(1100, longHello.length, 1), 50_002)])).toEqual([])
  })

  it('says nothing of a part but a whole name', () => {
    expect(cluesOf([sent(part(0, 1325))])).toEqual([])
    const nameFirst = clientHello({
      extensions: [
        [0, [0, 8, 0, 0, 5, 97, 46, 98, 46, 99]],
        [51, Array(1260).fill(7)],
      ],
    })
    const clues = cluesOf([sent(initial(v1, 0, Uint8Array.from(crypto(nameFirst, 0, 1100))))])
    expect(clues).toEqual(['quic-sni: a.b.c', 'protocol: quic'])
  })

  it('waits for three packets and no longer', () => {
    const pieces = [
      [0, 300],
      [300, 600],
      [600, 900],
      [900, longHello.length],
    ]
    expect(cluesOf(pieces.map(([from, to], i) => sent(part(from, to, i))))).toEqual([])
    expect(
      cluesOf(
        [
          [0, 300],
          [300, 900],
          [900, longHello.length],
        ].map(([from, to], i) => sent(part(from, to, i))),
      ),
    ).toContain('quic-sni: long.example')
  })

  it('forgets the oldest of more than 1,024', () => {
    const first = part(0, 1100)
    const last = sent(part(1100, longHello.length, 1), 20_000)
    const others = (count: number) => Array.from({ length: count }, (_, i) => sent(first, 20_001 + i))
    expect(cluesOf([sent(first, 20_000), ...others(1023), last])).toContain('quic-sni: long.example')
    expect(cluesOf([sent(first, 20_000), ...others(1024), last])).toEqual([])
  })
})
