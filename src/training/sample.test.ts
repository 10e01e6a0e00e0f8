import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hasTshark, tsharkLines } from '../testing/tshark'
import { makeSample } from './index'

// Bytes are the promise: another hash means another exercise, so change one only on purpose.
const PINNED = {
  '2015-03-11.pcap': '4a1a0838a3ffc4d0e8993fed1e56ca2f8bd4ce829fa3e30801e6976f0a209e44',
  '2015-03-12.pcap': 'e89d0f5aa3565e813eefd5cdfedc543ef108702ecf811bbd559b323e629bb5ec',
  '2015-03-13.pcap': '402728dacd73c9c792b9c9b73adac518c2e72f4788837dc3e0f21160674a8680',
}

const WINDOW_SECONDS = 2 * 3600
const sample = makeSample()

interface Sent {
  seconds: number
  microseconds: number
  pair: string
  toPort: number
  payload: number
  originalLength: number
}

/** A decoder of its own: Ethernet, IPv4, TCP and UDP by fixed offsets, nothing shared with what wrote the frames. What is sent again counts 0. */
function sentIn(bytes: Uint8Array): Sent[] {
  const view = new DataView(bytes.buffer)
  const sent: Sent[] = []
  const seen = new Set<string>()
  for (let at = 24; at < bytes.length; at += 16 + view.getUint32(at + 8, true)) {
    const ip = at + 30
    if (view.getUint16(ip - 2) !== 0x0800) continue
    const headerLength = view.getUint8(ip + 9) === 6 ? view.getUint8(ip + 32) >> 2 : 8
    const payload = view.getUint16(ip + 2) - 20 - headerLength
    const isTcp = view.getUint8(ip + 9) === 6
    const segment = `${view.getUint32(ip + 12)} ${view.getUint32(ip + 20)} ${view.getUint32(ip + 24)}`
    const isAgain = isTcp && payload > 0 && seen.has(segment)
    if (isTcp && payload > 0) seen.add(segment)
    const address = (offset: number) => Array.from(bytes.subarray(ip + offset, ip + offset + 4)).join('.')
    sent.push({
      seconds: view.getUint32(at, true),
      microseconds: view.getUint32(at + 4, true),
      pair: `${address(12)} > ${address(16)}`,
      toPort: view.getUint16(ip + 22),
      payload: isAgain ? 0 : payload,
      originalLength: view.getUint32(at + 12, true),
    })
  }
  return sent
}

const all = sample.flatMap(({ bytes }) => sentIn(bytes))

/** Largest payload of each pair in any window of two hours. */
function largestWindows(frames: Sent[]): Map<string, number> {
  const byPair = new Map<string, Sent[]>()
  for (const frame of frames) {
    const list = byPair.get(frame.pair)
    if (list) list.push(frame)
    else byPair.set(frame.pair, [frame])
  }
  return new Map([...byPair].map(([pair, list]) => [pair, largestWindow(list)]))
}

function largestWindow(frames: Sent[]): number {
  let largest = 0
  let sum = 0
  let first = 0
  for (const frame of frames) {
    sum += frame.payload
    while (frames[first].seconds <= frame.seconds - WINDOW_SECONDS) sum -= frames[first++].payload
    largest = Math.max(largest, sum)
  }
  return largest
}

describe('the sample', () => {
  it('is the same bytes everywhere', () => {
    const hashes = sample.map(({ name, bytes }) => [name, createHash('sha256').update(bytes).digest('hex')])
    expect(Object.fromEntries(hashes)).toEqual(PINNED)
  })

  it('stays below 12 MB', () => {
    expect(sample.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(12_000_000)
  })

  it('holds one UTC day a file, its times growing', () => {
    for (const [day, { bytes }] of sample.entries()) {
      const times = sentIn(bytes).map((frame) => frame.seconds * 1e6 + frame.microseconds)
      expect(times.every((time, index) => index === 0 || time >= times[index - 1])).toBe(true)
      const days = new Set(times.map((time) => Math.floor(time / 86_400e6)))
      expect([...days]).toEqual([Date.UTC(2015, 2, 11 + day) / 86_400e3])
    }
  })

  it('sends exactly 27,500,000 bytes over the data connection, from 02:14 to 02:31:40', () => {
    const theft = all.filter((frame) => frame.pair === '10.1.0.238 > 179.90.1.133')
    const data = theft.filter((frame) => frame.toPort === 50231)
    expect(data.reduce((sum, frame) => sum + frame.payload, 0)).toBe(27_500_000)
    const isoOf = (frame: Sent) => new Date(frame.seconds * 1000).toISOString()
    expect(isoOf(theft[0])).toBe('2015-03-12T02:14:07.000Z')
    expect(isoOf(data[data.length - 1])).toBe('2015-03-12T02:31:40.000Z')
  })

  it('shows the archive by its first bytes', () => {
    const text = new TextDecoder('latin1').decode(sample[1].bytes)
    expect(text).toContain('STOR customers_q1.zip\r\n')
    expect(text).toContain('customers_q1.csv')
    // A local header has 30 bytes before the name.
    expect(text.indexOf('customers_q1.csv') - text.indexOf('PK\x03\x04')).toBe(30)
  })

  it('has no other pair that reaches 25 MB out in two hours', () => {
    const over = [...largestWindows(all)].filter(([pair, bytes]) => pair.startsWith('10.1.') && bytes >= 25e6)
    expect(over.map(([pair]) => pair)).toEqual(['10.1.0.238 > 179.90.1.133'])
  })

  it('has a download of 40 MB that sends acknowledgements only', () => {
    const total = (pair: string) =>
      all.filter((frame) => frame.pair === pair).reduce((sum, { payload }) => sum + payload, 0)
    expect(total('198.51.100.80 > 10.1.0.20')).toBe(40_000_000)
    expect(total('10.1.0.20 > 198.51.100.80')).toBeLessThan(100)
  })

  it('mails 9 MB to many, and calls 7 MB both ways', () => {
    const mailed = all.filter((frame) => frame.pair.startsWith('10.1.0.12 > 192.0.2.') && frame.toPort === 25)
    expect(new Set(mailed.map((frame) => frame.pair)).size).toBe(12)
    expect(Math.round(mailed.reduce((sum, { payload }) => sum + payload, 0) / 1e5)).toBe(90)
    const called = all.filter((frame) => frame.pair.includes('10.1.0.51') && frame.pair.includes('203.0.113.51'))
    expect(called.reduce((sum, { payload }) => sum + payload, 0)).toBe(2 * 7_200_000)
  })
})

describe.skipIf(!hasTshark)('the sample as tshark reads it', () => {
  const suspect = [
    '(tcp.analysis.flags && !tcp.analysis.retransmission)',
    '_ws.malformed',
    ...['ip', 'tcp', 'udp'].map((layer) => `${layer}.checksum.status == 0`),
  ]

  it.each(sample)('$name has no bad checksum, nothing malformed and no flag but segments sent again', ({ bytes }) => {
    expect(tsharkLines(bytes, ['-Y', suspect.join(' || ')])).toEqual([])
  })

  it('names the pair of the theft', () => {
    const row = tsharkLines(sample[1].bytes, ['-q', '-z', 'conv,ip']).find((line) => line.includes('179.90.1.133'))
    const theft = all.filter((frame) => frame.pair === '10.1.0.238 > 179.90.1.133')
    expect(row).toContain('10.1.0.238')
    expect(row).toContain(` ${theft.length} `)
  })
})
