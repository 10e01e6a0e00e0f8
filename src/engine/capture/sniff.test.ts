import { describe, expect, it } from 'vitest'
import { buildPcap } from '../../testing/build-pcap'
import { pcapngOf } from '../../testing/build-pcapng'
import { canonical } from '../../testing/canonical'
import { captureOf, readCapture } from '../../testing/read-capture'
import { ascii, join } from '../../training/frames/bytes'

const FILLER = new Uint8Array(100)

function problemOf(start: Uint8Array | readonly number[], filler = FILLER): string {
  const { problems, format, records } = captureOf(join(start, filler))
  return `${format} ${records} ${problems.map(({ kind, what }) => `${kind}: ${what}`).join()}`
}

describe('the kind of a file', () => {
  it('follows from its first bytes', () => {
    expect(captureOf(buildPcap([])).format).toBe('pcap-us')
    expect(captureOf(buildPcap([], { nanosecond: true, bigEndian: true })).format).toBe('pcap-ns')
    expect(captureOf(pcapngOf([])).format).toBe('pcapng')
  })

  it('is named when it is compressed, an archive or a capture of another tool', () => {
    expect(problemOf([0x1f, 0x8b, 8])).toBe('unknown 0 compressed: gzip')
    expect(problemOf([0x28, 0xb5, 0x2f, 0xfd])).toBe('unknown 0 compressed: zstd')
    expect(problemOf([0x04, 0x22, 0x4d, 0x18])).toBe('unknown 0 compressed: lz4')
    expect(problemOf(ascii('PK\u0003\u0004'))).toBe('unknown 0 archive: zip archive')
    expect(problemOf(ascii('snoop\0'))).toBe('unknown 0 other-tool: Solaris snoop capture')
    expect(problemOf(ascii('GMBU'))).toBe('unknown 0 other-tool: Network Monitor capture')
  })

  it('is shown by its first bytes when nothing knows it', () => {
    expect(problemOf(ascii('Hello'))).toBe('unknown 0 not-a-capture: 48 65 6C 6C')
    expect(problemOf(ascii('Hell'), new Uint8Array(0))).toBe('unknown 0 not-a-capture: 48 65 6C 6C')
    expect(problemOf(ascii('Hel'), new Uint8Array(0))).toBe('unknown 0 cut-header: file header')
    expect(problemOf([], new Uint8Array(0))).toBe('unknown 0 empty: file')
  })

  it('is the same in pieces of any size', () => {
    for (const file of [join(ascii('Hello'), FILLER), join([0x1f, 0x8b], FILLER), ascii('Hel')]) {
      const whole = canonical(readCapture(file))
      for (const piece of [1, 2, 3, 7, 4096]) expect(canonical(readCapture(file, { piece }))).toEqual(whole)
    }
  })
})
