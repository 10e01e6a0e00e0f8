import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { merge } from '../engine/index'
import { buildPcap } from '../testing/build-pcap'
import { withLength } from '../testing/damage'
import { frameOf } from '../testing/frame'
import { icmp, tcp, udp } from '../testing/frames'
import { captureOf, readCapture } from '../testing/read-capture'
import { gre } from '../testing/tunnels'
import { captureJson, conversationRecords, formatCsv, formatSeconds, formatTable, type GroupBy, visible } from './index'

const SEED = Uint32Array.of(1, 2, 3, 4)
const AT = { seconds: 1_426_126_447, nanoseconds: 123_456_000 }
const RUNS = { numRuns: 1000, seed: 20_150_312 }

const frames = [
  tcp('203.0.113.9:443', '10.0.0.5:50123', 100, { at: AT }),
  tcp('10.0.0.5:50123', '203.0.113.9:443', 1000, { at: 1_426_126_448 }),
  icmp('2001:db8::5', '2001:db8::6', 56, { at: 1_426_126_449 }),
]

describe('rows of conversations', () => {
  it('have the source of the first frame as a', () => {
    expect([...conversationRecords(readCapture(buildPcap(frames)), 'conversation', SEED)]).toEqual([
      {
        a: '203.0.113.9',
        b: '10.0.0.5',
        protocol: 'tcp',
        aPort: 443,
        bPort: 50_123,
        depth: 0,
        framesAToB: 1,
        bytesAToB: 154,
        framesBToA: 1,
        bytesBToA: 1054,
        first: '1426126447.123456000',
        last: '1426126448.000000000',
      },
      {
        a: '2001:db8::5',
        b: '2001:db8::6',
        protocol: 'icmpv6',
        aPort: null,
        bPort: null,
        depth: 0,
        framesAToB: 1,
        bytesAToB: 118,
        framesBToA: 0,
        bytesBToA: 0,
        first: '1426126449.000000000',
        last: '1426126449.000000000',
      },
    ])
  })

  it('of pairs have neither ports nor more than one row', () => {
    const more = [...frames, udp('10.0.0.5:53', '203.0.113.9:53', 10)]
    const rows = [...conversationRecords(readCapture(buildPcap(more)), 'pair', SEED)]
    expect(
      rows.map(({ a, b, protocol, bytesAToB, bytesBToA, aPort }) => [a, b, protocol, bytesAToB, bytesBToA, aPort]),
    ).toEqual([
      ['203.0.113.9', '10.0.0.5', 'ip', 154, 1114, undefined],
      ['2001:db8::5', '2001:db8::6', 'ipv6', 118, 0, undefined],
    ])
  })

  it('stand by bytes, the largest first, and equal ones in order of appearance', () => {
    const equal = [
      udp('10.0.0.9:1', '10.0.0.2:1', 30),
      udp('10.0.0.8:1', '10.0.0.2:1', 99),
      udp('10.0.0.7:1', '10.0.0.2:1', 30),
    ]
    const rows = [...conversationRecords(readCapture(buildPcap(equal)), 'pair', SEED)]
    expect(rows.map(({ a }) => a)).toEqual(['10.0.0.8', '10.0.0.9', '10.0.0.7'])
  })

  it('are one for two addresses at a depth, whatever carried them', () => {
    const inner = udp('192.168.0.1:1', '192.168.0.2:2', 20)
    const tunnels = [gre('10.0.0.1', '10.0.0.2', inner), gre('10.0.0.3', '10.0.0.4', inner), inner]
    const rows = [...conversationRecords(readCapture(buildPcap(tunnels)), 'pair', SEED)]
    const own = rows.filter(({ a }) => a === '192.168.0.1')
    expect(own.map(({ depth, framesAToB }) => [depth, framesAToB])).toEqual([
      [1, 2],
      [0, 1],
    ])
  })

  it('are the same in whatever order captures were added', () => {
    const inner = (from: number, to: number) => udp(`192.168.0.${from}:1`, `192.168.0.${to}:1`, 20)
    const a = readCapture(buildPcap([gre('10.0.0.1', '10.0.0.2', inner(1, 2)), inner(5, 6)]), { name: 'a' })
    const b = readCapture(buildPcap([gre('10.0.0.3', '10.0.0.4', inner(2, 1)), inner(7, 8)]), { name: 'b' })
    for (const by of ['pair', 'conversation'] as GroupBy[]) {
      expect([...conversationRecords(merge(b, a), by, SEED)]).toEqual([...conversationRecords(merge(a, b), by, SEED)])
    }
  })
})

describe('times', () => {
  it('are exact to the nanosecond', () => {
    expect(formatSeconds(1_426_126_447, 5)).toBe('1426126447.000000005')
    expect(formatSeconds(18_446_744_073, 709_551_615)).toBe('18446744073.709551615')
  })

  it('before 1970 are negative numbers', () => {
    expect(formatSeconds(-400, 0)).toBe('-400.000000000')
    expect(formatSeconds(-1, 250_000_000)).toBe('-0.750000000')
    expect(formatSeconds(-2, 999_999_999)).toBe('-1.000000001')
  })

  it('that are not there are zero', () => {
    expect(formatSeconds(Number.POSITIVE_INFINITY, 0)).toBe('0.000000000')
  })
})

describe('what was read of a capture', () => {
  it('names problems by code and sentence, and what was not counted', () => {
    const file = withLength(buildPcap([...frames, frameOf(new Uint8Array(20))]), 4, 500)
    const { first, last, problems, notCounted, records } = captureJson(captureOf(file))
    expect([first, last, records]).toEqual(['1426126447.123456000', '1426126449.000000000', 3])
    expect(problems).toMatchObject([{ code: 'E-CUT', offset: file.length - 36 }])
    expect(notCounted).toEqual([])
  })

  it('has no times when there are none', () => {
    expect(captureJson(captureOf(buildPcap([])))).toMatchObject({ first: null, last: null, problems: [] })
  })
})

/** The cells of one line written by formatCsv, as a spreadsheet reads them. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
    (match) => match[1]?.replaceAll('""', '"') ?? match[2],
  )
}

describe('CSV', () => {
  it('quotes text, keeps numbers and leaves nothing for null', () => {
    expect(formatCsv(['a', 'b', 'c'], [['x "y"', -5.5, null]])).toBe('"a","b","c"\r\n"x ""y""",-5.5,\r\n')
  })

  it('starts no cell like a formula, and breaks no line', () => {
    const risky = fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n\0",a1＝＋－＠ '.split('')), maxLength: 12 })
    const cell = fc.oneof(risky, fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(cell, cell, (x, y) => {
        const lines = formatCsv(['h'], [[x, y]]).split('\r\n')
        expect(lines).toHaveLength(3)
        expect(lines[1]).not.toMatch(/[\r\n\0]/)
        const cells = cellsOf(lines[1])
        expect(cells).toHaveLength(2)
        for (const text of cells) expect(text).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
        expect(cells[0].replace(/^'/, '')).toBe(x.replace(/[\r\n\0]/g, '').replace(/^'/, ''))
      }),
      RUNS,
    )
  })
})

describe('a text table', () => {
  it('aligns text left and numbers right', () => {
    expect(
      formatTable(
        ['name', 'bytes'],
        [
          ['a', '1'],
          ['long name', '123456'],
        ],
        new Set([1]),
      ),
    ).toBe('name        bytes\na               1\nlong name  123456\n')
    expect(formatTable(['name', 'bytes'], [], new Set())).toBe('name  bytes\n')
  })

  it('takes more rows than a call has room for arguments', () => {
    const rows = Array.from({ length: 300_000 }, () => ['a', 'bb'])
    expect(formatTable(['x', 'y'], rows, new Set()).length).toBe(6 * 300_000 + 5)
  })

  it('shows control characters and marks of direction instead of obeying them', () => {
    expect(visible('a\u001b[31mb\u202ec\u061cd\u0085')).toBe('a⟦U+001B⟧[31mb⟦U+202E⟧c⟦U+061C⟧d⟦U+0085⟧')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u)
      }),
      RUNS,
    )
  })
})
