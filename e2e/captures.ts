// Small captures for the stories: whole Ethernet frames in a classic pcap, one a line of the test.

const ETHERNET_IPV4_HEADERS = 34
const UDP_HEADER = 8

/** A packet of a test: who sends how many payload bytes, and when in seconds since 1970. */
export interface Datagram {
  from: string
  to: string
  bytes: number
  at: number
}

/** A file as Playwright's setInputFiles takes it. */
export interface NamedFile {
  name: string
  mimeType: string
  buffer: Buffer
}

/** 1 March 2025, 08:00 UTC. */
export const MORNING = 1_740_816_000

export function captureFile(name: string, datagrams: Datagram[]): NamedFile {
  return { name, mimeType: 'application/octet-stream', buffer: pcap(datagrams) }
}

/** `count` datagrams of 1,000 payload bytes, one a second. */
export function stream(from: string, to: string, count: number, at = MORNING): Datagram[] {
  return Array.from({ length: count }, (_, index) => ({ from, to, bytes: 1000, at: at + index }))
}

/** Classic pcap, microseconds, little endian, Ethernet. */
export function pcap(datagrams: Datagram[]): Buffer {
  const header = Buffer.alloc(24)
  header.writeUInt32LE(0xa1b2c3d4, 0)
  header.writeUInt16LE(2, 4)
  header.writeUInt16LE(4, 6)
  header.writeUInt32LE(262_144, 16)
  header.writeUInt32LE(1, 20)
  return Buffer.concat([header, ...datagrams.map(record)])
}

function record(datagram: Datagram): Buffer {
  const frame = ethernetFrame(datagram)
  const header = Buffer.alloc(16)
  header.writeUInt32LE(datagram.at, 0)
  header.writeUInt32LE(frame.length, 8)
  header.writeUInt32LE(frame.length, 12)
  return Buffer.concat([header, frame])
}

function ethernetFrame({ from, to, bytes }: Datagram): Buffer {
  const source = endpoint(from)
  const destination = endpoint(to)
  const frame = Buffer.alloc(ETHERNET_IPV4_HEADERS + UDP_HEADER + bytes, 0x61)
  frame.write('020000000002020000000001', 0, 'hex')
  frame.writeUInt16BE(0x0800, 12)
  frame.fill(0, 14, ETHERNET_IPV4_HEADERS + UDP_HEADER)
  frame.writeUInt8(0x45, 14)
  frame.writeUInt16BE(20 + UDP_HEADER + bytes, 16)
  frame.writeUInt8(64, 22)
  frame.writeUInt8(17, 23)
  frame.set(source.address, 26)
  frame.set(destination.address, 30)
  frame.writeUInt16BE(source.port, 34)
  frame.writeUInt16BE(destination.port, 36)
  frame.writeUInt16BE(UDP_HEADER + bytes, 38)
  return frame
}

/** "10.0.0.5:50123" as bytes and number. */
function endpoint(text: string): { address: number[]; port: number } {
  const [address, port] = text.split(':')
  return { address: address.split('.').map(Number), port: Number(port) }
}
