// Filters and lines as text, and the bash lines as bash runs them on built captures. The latter needs tshark, editcap and mergecap.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChosenKey } from '../engine/index'
import { buildPcap } from '../testing/build-pcap'
import type { TestFrame } from '../testing/frame'
import { icmp, ip, tcp, udp } from '../testing/frames'
import { countByCaptureFilter, hasOutsideReaders } from '../testing/outside-readers'
import { hasTshark, tsharkLines } from '../testing/tshark'
import { captureFilter, displayFilter, editcapLine, mergecapLine, pairKeyOf, tsharkLine, type Written } from './filters'
import { quoted } from './shell-words'

const T = 1_426_126_440
const RANGE = { fromSeconds: T, beforeSeconds: T + 60 }
const PAIR = key('10.1.0.238', '179.90.1.133')
const SIXES = key('fd00::5', '2001:db8::9')
const conversation = (protocol: number, aPort: number, bPort: number, pair = PAIR): ChosenKey => ({
  ...pair,
  conversation: { protocol, aPort, bPort },
})

describe('a filter', () => {
  it('of a pair names both ends, in either family', () => {
    expect(text(displayFilter([PAIR]))).toBe('ip.addr==10.1.0.238 && ip.addr==179.90.1.133')
    expect(text(captureFilter([PAIR]))).toBe('host 10.1.0.238 and host 179.90.1.133')
    expect(text(displayFilter([SIXES]))).toBe('ipv6.addr==fd00::5 && ipv6.addr==2001:db8::9')
    expect(text(captureFilter([SIXES]))).toBe('ip6 host fd00::5 and ip6 host 2001:db8::9')
  })

  it('of a conversation names its ports, or its protocol when it has none', () => {
    const ends = text(displayFilter([PAIR]))
    const hosts = text(captureFilter([PAIR]))
    const parts = (chosen: ChosenKey) => [text(displayFilter([chosen])), text(captureFilter([chosen]))]
    expect(parts(conversation(6, 49153, 50231))).toEqual([
      `${ends} && tcp.port==49153 && tcp.port==50231`,
      `${hosts} and tcp port 49153 and tcp port 50231`,
    ])
    expect(parts(conversation(17, 123, 123))).toEqual([
      `${ends} && udp.srcport==123 && udp.dstport==123`,
      `${hosts} and udp src port 123 and udp dst port 123`,
    ])
    expect(parts(conversation(47, -1, -1))).toEqual([`${ends} && ip.proto==47`, `${hosts} and ip proto 47`])
    expect(parts(conversation(58, -1, -1, SIXES))[0]).toContain('&& ipv6.nxt==58')
  })

  it('of a selection takes each once, and a time for all of them', () => {
    const ends = text(displayFilter([PAIR]))
    const both = `(${ends}) || (${text(displayFilter([SIXES]))})`
    const times = `frame.time_epoch >= ${T} && frame.time_epoch < ${T + 60}`
    expect(text(displayFilter([PAIR, SIXES, PAIR]))).toBe(both)
    expect(text(displayFilter([PAIR, SIXES], RANGE))).toBe(`(${both}) && ${times}`)
    expect(text(displayFilter([PAIR], RANGE))).toBe(`${ends} && ${times}`)
    expect(text(captureFilter([PAIR, SIXES]))).toMatch(/^\(host .*\) or \(ip6 host .*\)$/)
  })

  it('of nothing, of no time, or too long for a shell, is refused and never one that takes everything', () => {
    for (const none of [displayFilter([]), captureFilter([]), mergecapLine('bash', [], 'x'), displayFilter([], RANGE)])
      expect(none).toMatchObject({ ok: false, message: expect.stringContaining('Nothing is chosen') })
    for (const fromSeconds of [Number.NaN, Number.POSITIVE_INFINITY, -1, 0.5, 1e15]) {
      expect(displayFilter([PAIR], { ...RANGE, fromSeconds }).ok).toBe(false)
      expect(editcapLine('bash', 'a', 'b', { ...RANGE, fromSeconds }).ok).toBe(false)
    }
    const many = Array.from({ length: 1000 }, (_, i) => key('10.0.0.1', `203.0.${i >> 8}.${i & 255}`))
    expect(displayFilter(many)).toMatchObject({ ok: false, message: expect.stringContaining('characters') })
  })

  it('takes addresses only', () => {
    for (const bad of ['10.0.0.0/8', "10.0.0.1' || '", 'example.net', '', '10.1', 'fe80::1%eth0'])
      expect(pairKeyOf(bad, '10.0.0.1')).toBe(null)
  })
})

describe('names of files', () => {
  it('end no quotes in PowerShell, the typographic ones included', () => {
    expect(text(mergecapLine('powershell', ["it's.pcap", '-‘a’;$(x)`n.pcap'], 'o.pcapng'))).toBe(
      "mergecap -w 'o.pcapng' 'it''s.pcap' './-‘‘a’’;$(x)`n.pcap'",
    )
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '‘', '’', '‚', '‛', 'a', '$', '`', ' ') }), (name) => {
        const inner = quoted('powershell', name).slice(1, -1)
        expect(inner.replace(/(['‘’‚‛])\1/g, '')).not.toMatch(/['‘’‚‛]/)
      }),
    )
  })

  it('with control characters, or that a shell cannot hand over, are refused', () => {
    for (const name of ['a\nb', 'a\u0000b', 'a\u001b[2Jb', 'a\u0085b', 'a\u202eb', 'a\ud800b', '']) {
      expect(mergecapLine('bash', [name], 'o').ok).toBe(false)
      expect(editcapLine('powershell', 'i', name, RANGE).ok).toBe(false)
    }
    const refused = tsharkLine('bash', 'a\nb', 'o', [PAIR])
    expect(refused).toMatchObject({ ok: false, message: expect.stringContaining('a⟦U+000A⟧b') })
    for (const name of ['a"b', 'a\\']) {
      expect(tsharkLine('powershell', name, 'o', [PAIR]).ok).toBe(false)
      expect(tsharkLine('bash', name, 'o', [PAIR]).ok).toBe(true)
    }
  })
})

describe.skipIf(!hasOutsideReaders)('a capture filter in tcpdump', () => {
  const V4 = ['10.1.0.238', '179.90.1.133', '10.1.0.9'] as const
  const V6 = ['fd00::5', '2001:db8::9'] as const
  const end = (address: string, port: number) => `${address.includes(':') ? `[${address}]` : address}:${port}`

  it('takes what the display filter takes in tshark, for each kind of key and for many at once', () => {
    const capture = buildPcap(framesOf(V4, V6))
    const keys = [PAIR, SIXES].flatMap((pair) => [
      pair,
      conversation(pair === PAIR ? 1 : 58, -1, -1, pair),
      conversation(6, 443, 49153, pair),
      conversation(17, 123, 123, pair),
      conversation(132, 80, 8080, pair),
    ])
    const chosen = [...keys.map((one) => [one]), keys.slice(2), [...keys.slice(3), key(V4[1], V4[2])]]
    const counts = chosen.map((some) => {
      const byTshark = tsharkLines(capture, ['-Y', text(displayFilter(some)), '-T', 'fields', '-e', 'frame.number'])
      return [countByCaptureFilter(capture, text(captureFilter(some))), byTshark.length]
    })
    expect(counts.map(([byTcpdump]) => byTcpdump)).toEqual(counts.map(([, byTshark]) => byTshark))
    expect(counts.map(([count]) => count)).toEqual([14, 1, 2, 1, 1, 14, 1, 2, 1, 1, 18, 30])
  })

  function framesOf(...families: readonly (readonly string[])[]): TestFrame[] {
    return families.flatMap(pairsOf).flatMap(([a, b]) => {
      const ports = [
        [49153, 443],
        [443, 49153],
        [123, 123],
        [80, 8080],
      ]
      const withPorts = ports.flatMap(([x, y]) => [
        tcp(end(a, x), end(b, y), 10),
        udp(end(b, y), end(a, x), 20),
        ip(end(a, 0), end(b, 0), 132, Uint8Array.of(x >> 8, x & 255, y >> 8, y & 255, 0, 0, 0, 1, 0, 0, 0, 0)),
      ])
      return [...withPorts, icmp(end(a, 0), end(b, 0), 8), ip(end(b, 0), end(a, 0), 50, new Uint8Array(32))]
    })
  }
})

function pairsOf(addresses: readonly string[]): [string, string][] {
  return addresses.flatMap((a, i) => addresses.slice(i + 1).map((b): [string, string] => [a, b]))
}

const hasTools = hasTshark && ['editcap', 'mergecap'].every((tool) => existsSync(`/usr/bin/${tool}`))

describe.skipIf(!hasTools)('bash runs', () => {
  const NAMES = ["-x'; touch pwned; '.pcap", '$(touch pwned) `touch pwned` "‘.pcap']
  let folder = ''

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'egress-filters-'))
    const at = (seconds: number) => ({ at: T + seconds })
    const [a, b] = ['10.1.0.238:49153', '179.90.1.133:50231']
    const other = udp('10.1.0.9:1', '179.90.1.133:50231', 10, at(3))
    writeFileSync(join(folder, NAMES[0]), buildPcap([tcp(a, b, 10, at(0)), other, tcp(b, a, 0, at(60))]))
    writeFileSync(join(folder, NAMES[1]), buildPcap([tcp('10.1.0.238:5', b, 20, at(-1)), tcp(a, b, 30, at(30))]))
  })

  afterAll(() => rmSync(folder, { recursive: true }))

  it('the lines of mergecap, editcap and tshark in turn, whatever the names are', () => {
    const [day, cut, chosen] = ["day's.pcapng", '-cut.pcapng', '$HOME.pcapng']
    run(mergecapLine('bash', NAMES, day))
    expect(times(day)).toEqual([-1, 0, 3, 30, 60])
    run(editcapLine('bash', day, cut, RANGE))
    expect(times(cut)).toEqual([0, 3, 30])
    run(tsharkLine('bash', cut, chosen, [PAIR]))
    expect(times(chosen)).toEqual([0, 30])
    run(tsharkLine('bash', day, chosen, [conversation(6, 49153, 50231)], RANGE))
    expect(times(chosen)).toEqual([0, 30])
    run(tsharkLine('bash', day, chosen, [SIXES, conversation(6, 49153, 50231)]))
    expect(times(chosen)).toEqual([0, 30, 60])
    expect(readdirSync(folder).sort()).toEqual([...NAMES, day, cut, chosen].sort())
  })

  function run(line: Written): void {
    execFileSync('bash', ['-c', text(line)], { cwd: folder, stdio: ['ignore', 'ignore', 'ignore'] })
  }

  /** Seconds after T of the packets. */
  function times(name: string): number[] {
    const args = ['-r', `./${name}`, '-T', 'fields', '-e', 'frame.time_epoch']
    const printed = execFileSync('/usr/bin/tshark', args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return printed
      .trim()
      .split('\n')
      .map((time) => Number(time) - T)
  }
})

function key(a: string, b: string): ChosenKey {
  return pairKeyOf(a, b) ?? fail(`${a} or ${b} is no address`)
}

function text(written: Written): string {
  return written.ok ? written.text : fail(written.message)
}

function fail(message: string): never {
  throw new Error(message)
}
