import { describe, expect, it } from 'vitest'
import { type RandomAccessFile, SameFiles } from './same-files'

function file(name: string, bytes: Uint8Array): RandomAccessFile {
  return { name, size: bytes.length, read: async (from, to) => bytes.subarray(from, to) }
}

const bytes = (length: number) => new Uint8Array(length).map((_, i) => (i * 31) & 255)

describe('a file given twice', () => {
  it('is found under another name', async () => {
    const files = new SameFiles()
    expect(await files.find(file('a.pcap', bytes(3_000_000)))).toBeNull()
    expect(await files.find(file('copy of a.pcap', bytes(3_000_000)))).toBe('a.pcap')
  })

  it('is another file when one byte in the middle differs', async () => {
    const files = new SameFiles()
    const changed = bytes(3_000_000)
    changed[1_500_000] ^= 1
    await files.find(file('a.pcap', bytes(3_000_000)))
    expect(await files.find(file('b.pcap', changed))).toBeNull()
    expect(await files.find(file('c.pcap', changed))).toBe('b.pcap')
  })

  it('is another file when it is longer', async () => {
    const files = new SameFiles()
    await files.find(file('a.pcap', bytes(100)))
    expect(await files.find(file('b.pcap', bytes(101)))).toBeNull()
  })

  it('reads none whose size is new', async () => {
    const files = new SameFiles()
    const unreadable = { name: 'a.pcap', size: 100, read: () => Promise.reject(new Error('gone')) }
    expect(await files.find(unreadable)).toBeNull()
    expect(await files.find(file('b.pcap', bytes(100)))).toBeNull()
    expect(await files.find(file('c.pcap', bytes(100)))).toBe('b.pcap')
  })

  it('is never an empty one', async () => {
    const files = new SameFiles()
    await files.find(file('a.pcap', bytes(0)))
    expect(await files.find(file('b.pcap', bytes(0)))).toBeNull()
  })
})
