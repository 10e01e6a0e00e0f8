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

  it('is named when it is an archive or a capture of another tool', () => {
    expect(problemOf(ascii('PK\u0003\u0004'))).toBe('unknown 0 archive: zip archive')
    expect(problemOf([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0])).toBe('unknown 0 archive: xz archive')
    expect(problemOf(ascii('GMBU'))).toBe('unknown 0 other-tool: Network Monitor capture')
  })

  it('is shown by its first bytes when nothing knows it', () => {
    expect(problemOf(ascii('Hello'))).toBe('unknown 0 not-a-capture: 48 65 6C 6C')
    expect(problemOf(ascii('Hell'), new Uint8Array(0))).toBe('unknown 0 not-a-capture: 48 65 6C 6C')
    expect(problemOf(ascii('Hel'), new Uint8Array(0))).toBe('unknown 0 cut-header: file header')
    expect(problemOf([], new Uint8Array(0))).toBe('unknown 0 empty: file')
  })

  it('is the same in pieces of any size', () => {
    for (const file of [join(ascii('Hello'), FILLER), join(ascii('BZh'), FILLER), ascii('Hel')]) {
      const whole = canonical(readCapture(file))
      for (const piece of [1, 2, 3, 7, 4096]) expect(canonical(readCapture(file, { piece }))).toEqual(whole)
    }
  })
})
