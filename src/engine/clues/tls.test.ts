import { describe, expect, it } from 'vitest'
import { clientHelloRecord, handshakeRecord, sized } from '../../testing/client-hello'
import { cluesOf, latin1, namesOf } from '../../testing/clues-of'
import { tcp } from '../../testing/frames'

const CLIENT = '10.0.0.5:50123'
const SERVER = '203.0.113.9:443'

/** The hello whose parts the JA4 text of FoxIO lists (technical_details/JA4.md), with the reserved values that it leaves out. */
const CHROME = {
  serverName: 'files.example',
  protocols: ['h2', 'http/1.1'],
  ciphers: [
    ...[0x3a3a, 0x1301, 0x1302, 0x1303, 0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0xc013, 0xc014, 0x009c],
    ...[0x009d, 0x002f, 0x0035],
  ],
  versions: [0x2a2a, 0x0304, 0x0303],
  signatures: [0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0806, 0x0601],
  extensions: [
    0x8a8a, 0x001b, 0x0033, 0x4469, 0x0017, 0x002d, 0x0005, 0x0023, 0x0012, 0x000b, 0x000a, 0xff01, 0x0015,
  ].map((type): [number, number[]] => [type, [0, 2, 0, 29]]),
}
const CHROME_JA4 = 't13d1516h2_8daaf6152771_e5627efa2ab1'

const segments = (from: string, to: string, bytes: Uint8Array<ArrayBuffer>, cuts: number[]) =>
  [0, ...cuts].map((start, i) =>
    tcp(from, to, 0, { payload: bytes.slice(start, cuts[i] ?? bytes.length), seq: 1 + start }),
  )

describe('a ClientHello', () => {
  it('says server, protocols and the JA4 of its parts', () => {
    const frames = [tcp(CLIENT, SERVER, 0, { payload: clientHelloRecord(CHROME) })]
    expect(cluesOf(frames)).toEqual([
      'protocol: tls',
      'tls-sni: files.example',
      'tls-alpn: h2,http/1.1',
      `ja4: ${CHROME_JA4}`,
    ])
    expect(namesOf(frames)).toEqual(['sni 203.0.113.9 files.example'])
  })

  it('says the same over two segments, wherever it is cut', () => {
    const key: [number, number[]] = [0x0033, Array(1260).fill(7)]
    const others = CHROME.extensions.filter(([type]) => type !== 0x0033)
    const record = clientHelloRecord({ ...CHROME, extensions: [key, ...others] })
    expect(record.length).toBeGreaterThan(1460)
    for (const cut of [9, 100, 1200, 1460, record.length - 1]) {
      const clues = cluesOf(segments(CLIENT, SERVER, record, [cut]))
      expect(clues, `cut at ${cut}`).toEqual(expect.arrayContaining(['tls-sni: files.example', `ja4: ${CHROME_JA4}`]))
    }
  })

  it('says nothing when a segment is missing', () => {
    const record = clientHelloRecord(CHROME)
    const [first, , last] = segments(CLIENT, SERVER, record, [100, 150])
    expect(cluesOf([first, last])).toEqual(['protocol: tls'])
  })

  it('has a JA4 without name, protocols and extensions', () => {
    const clues = cluesOf([tcp(CLIENT, SERVER, 0, { payload: clientHelloRecord() })])
    expect(clues.at(-1)).toMatch(/^ja4: t12i010000_[0-9a-f]{12}_000000000000$/)
  })

  it('names no server whose name is cut by the lengths around it', () => {
    const extensions: [number, number[]][] = [[0, [0, 99, 0, 0, 96, 97, 46, 98]]]
    const clues = cluesOf([tcp(CLIENT, SERVER, 0, { payload: clientHelloRecord({ extensions }) })])
    expect(clues.filter((clue) => clue.startsWith('tls-sni'))).toEqual([])
  })
})

describe('certificates up to TLS 1.2', () => {
  const serverHello = [2, ...sized(3, [3, 3, ...Array(35).fill(0), 0xc0, 0x2f, 0])]
  /** Filler, then the extension subjectAltName with these dNSNames. */
  const certificate = (names: string[], filler = 400) => {
    const entries = names.flatMap((name) => [0x82, ...sized(1, [...latin1(name)])])
    const extension = names.length === 0 ? [] : [6, 3, 0x55, 0x1d, 0x11, 4, entries.length + 2, 0x30, entries.length]
    return sized(3, [...Array(filler).fill(0x30), ...extension, ...entries])
  }
  const flight = (...certificates: number[][]) => [...serverHello, 11, ...sized(3, sized(3, certificates.flat()))]
  const NAMES = ['tls-certificate-name: files.example', 'tls-certificate-name: *.files.example']

  it('name the server, in one record or two, in one segment or two', () => {
    const messages = flight(certificate(['files.example', '*.files.example']))
    const one = handshakeRecord(messages)
    const two = Uint8Array.from([
      ...handshakeRecord(messages.slice(0, serverHello.length)),
      ...handshakeRecord(messages.slice(serverHello.length)),
    ])
    for (const bytes of [one, two]) {
      for (const cuts of [[], [300], [45]]) {
        const frames = segments(SERVER, CLIENT, bytes, cuts)
        expect(cluesOf(frames)).toEqual(expect.arrayContaining(NAMES))
        expect(namesOf(frames)).toContain('certificate 203.0.113.9 files.example')
      }
    }
  })

  it('take no name from the certificate of the issuer', () => {
    const frames = segments(SERVER, CLIENT, handshakeRecord(flight(certificate([]), certificate(['ca.example']))), [])
    expect(cluesOf(frames)).toEqual(['protocol: tls'])
  })
})
