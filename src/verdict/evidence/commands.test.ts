// Every number of a sentence against what its own command prints, on the built-in sample (detection.md section 17). Needs tshark.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SummaryTables } from '../../engine/index'
import { judgeFrames, MB, send } from '../../testing/judge-frames'
import { readCapture } from '../../testing/read-capture'
import { hasTshark } from '../../testing/tshark'
import { makeSample } from '../../training/index'
import { formatBytes, type Judged, judge, judgedRows, NO_CONTEXT, readInside, weigh } from '../index'
import { USUAL_PURPOSE } from './usual-command'

let folder = ''
let file = ''
let merged = ''
let theft: Judged

beforeAll(() => {
  const tables = new SummaryTables(Uint32Array.of(1, 2, 3, 4))
  const captures = makeSample()
  for (const { name, bytes } of captures) tables.add(readCapture(bytes, { name }))
  const inside = readInside([])
  if (!inside.ok) throw new Error('unreachable')
  const by = { revision: 1, inside: inside.value, windowMinutes: 120, measure: 'goodput' as const }
  theft = judgedRows(weigh(judge(tables.view(), by, null), NO_CONTEXT, null), 25 * MB)[0]
  folder = mkdtempSync(join(tmpdir(), 'egress-commands-'))
  file = join(folder, 'day.pcap')
  const day = captures.find(({ name }) => theft.evidence[0].packets[0].file === name)
  writeFileSync(file, day?.bytes ?? new Uint8Array(0))
  const all = captures.map(({ bytes }, i) => {
    writeFileSync(join(folder, `all-${i}.pcap`), bytes)
    return join(folder, `all-${i}.pcap`)
  })
  merged = join(folder, 'all.pcapng')
  if (hasTshark) execFileSync('mergecap', ['-w', merged, ...all])
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true }))

/** What the row's command prints. */
function run(purpose: string, of = file): string {
  const command = theft.commands.find((each) => each.purpose === purpose)
  if (command === undefined) throw new Error(`there is no command for: ${purpose}`)
  const text = command.text.replaceAll('FILE', `'${of}'`)
  return execFileSync('bash', ['-c', text], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
}

describe.skipIf(!hasTshark)('on the sample, tshark prints', () => {
  it('the volume of the window', () => {
    const bytes = Number(run('TCP bytes out in the window, each once'))
    expect([bytes, bytes]).toEqual([theft.windowBytes, theft.evidence.find(({ id }) => id === 'volume')?.observed])
    expect(theft.sentence).toContain(`sent ${formatBytes(bytes)} to 179.90.1.133`)
  })

  it('both sides of the ratio', () => {
    const out = Number(run('TCP bytes out in all, each once'))
    const into = Number(run('TCP bytes in in all, each once'))
    const { row, evidence } = theft
    expect([out, into]).toEqual([row.out.goodputBytes, row.in.goodputBytes])
    expect(evidence.find(({ id }) => id === 'pcr')?.observed).toBeCloseTo((out - into) / (out + into), 9)
    expect(evidence.find(({ id }) => id === 'pcr')?.says).toContain(
      `${formatBytes(out)} out against ${formatBytes(into)} in`,
    )
  })

  it('how many times its usual two hours it is, and z', () => {
    const [bytes, usual, times, z] = run(USUAL_PURPOSE, merged).split(' ').map(Number)
    const says = theft.evidence.find(({ id }) => id === 'baseline')?.says
    expect(says).toBe(
      `${formatBytes(bytes)} in two hours is ${times} times the usual two hours of its peers (${formatBytes(usual)}): robust z ${z.toFixed(1)}.`,
    )
    expect(theft.sentence).toContain(says)
    // It has no history of its own, and must not be said to have one.
    expect(theft.headline).not.toContain('this host usually')
  })

  it('frame bytes each way', () => {
    const { sender, receiver, row } = theft
    expect(run('Frame bytes each way').split('\n')).toEqual([
      `${row.out.frameBytes} ${sender} -> ${receiver}`,
      `${row.in.frameBytes} ${receiver} -> ${sender}`,
    ])
  })

  it('the first and the last packet, and so the times of the sentence', () => {
    const [first, last] = run('First and last packet, seconds since 1970').split('\n').map(Number)
    expect([Math.floor(first), Math.floor(last)]).toEqual([theft.row.first.seconds, theft.row.last.seconds])
    expect([theft.windowStart, theft.windowEnd]).toEqual([Math.floor(first), Math.floor(last)])
    const clock = (seconds: number) => new Date(seconds * 1000).toISOString().slice(11, 16)
    expect(theft.sentence).toContain(`between ${clock(first)} and ${clock(last)} UTC on 12 March 2015`)
  })

  it('the payload, hour by hour', () => {
    const sums = [...run('Payload out by hour').matchAll(/<>.*\|\s*(\d+)\s*\|/g)].map((match) => Number(match[1]))
    expect(sums.reduce((all, bytes) => all + bytes, 0)).toBe(theft.row.out.payloadBytes)
  })
})

describe('commands', () => {
  it('hold numbers, addresses and words of their own only, whatever the names of the ends are', () => {
    const name = "x'; rm -rf ~; '.example"
    const seen = { names: [{ address: '8.8.4.4', source: 'sni' as const, name }] }
    const [row] = judgeFrames(send('10.0.0.5:1', '8.8.4.4:443', 30 * MB), { seen })
    expect(row.names.map((each) => each.name)).toEqual([name])
    expect(row.commands.length).toBeGreaterThan(6)
    for (const { text } of row.commands) expect(text).not.toContain('rm -rf')
  })

  it('write addresses of both families', () => {
    const [row] = judgeFrames(send('[fd00::5]:1', '[2001:db8::9]:443', 30 * MB))
    expect(row.commands.map(({ text }) => text).join('\n')).toContain('ipv6.addr==fd00::5 && ipv6.addr==2001:db8::9')
  })
})
