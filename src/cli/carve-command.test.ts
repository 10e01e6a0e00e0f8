import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPcap } from '../testing/build-pcap'
import { pcapngOf } from '../testing/build-pcapng'
import { tcp } from '../testing/frames'
import { captureOf } from '../testing/read-capture'
import { type CarveOptions, runCarve } from './carve-command'
import { conversationKey, pairKey } from './carve-keys'

const UP = tcp('10.0.0.5:50123', '203.0.113.9:443', 1400)
const OTHER = tcp('10.0.0.6:50123', '203.0.113.9:443', 10)
const CHOICES = { inside: [], thresholdBytes: 2000, windowMinutes: 60, measure: 'payload' as const }
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'egress-carve-'))
  writeFileSync(join(folder, 'a.pcap'), buildPcap([UP, OTHER, UP]))
  writeFileSync(join(folder, 'b.pcapng'), pcapngOf([OTHER, UP]))
})

afterAll(() => rmSync(folder, { recursive: true }))

async function run(changes: Partial<CarveOptions>): Promise<{ status: number; text: string; out: string }> {
  const out = join(folder, 'suspects.pcapng.out')
  let text = ''
  const write = (part: string) => {
    text += part
  }
  const paths = [join(folder, 'a.pcap'), join(folder, 'b.pcapng')]
  const options: CarveOptions = {
    out,
    keys: [],
    isHighlighted: false,
    choices: CHOICES,
    part: 'whole',
    isHashed: true,
    isRedacted: false,
    about: [],
    paths,
  }
  const status = await runCarve({ ...options, ...changes }, write)
  return { status, text: text.replaceAll(`${folder}/`, ''), out }
}

describe('egress carve', () => {
  it('writes the packets of a pair out of all captures, and says how many', async () => {
    const { status, text, out } = await run({ keys: [pairKey('203.0.113.9,10.0.0.5') ?? fail()] })
    expect(status).toBe(0)
    expect(text).toMatch(/^suspects.pcapng.out: 3 packets, .*\n {2}a.pcap: 2 packets\n {2}b.pcapng: 1 packets\n$/)
    expect(captureOf(readFileSync(out))).toMatchObject({ records: 3, problems: [] })
    expect(existsSync(`${out}-incomplete`)).toBe(false)
  })

  it('takes the pairs over the threshold', async () => {
    const { out } = await run({ isHighlighted: true })
    expect(captureOf(readFileSync(out)).records).toBe(3)
  })

  it('redacts on request, and writes the key beside', async () => {
    const about = ['Pair: 10.0.0.5,203.0.113.9']
    const { text, out } = await run({ keys: [pairKey('203.0.113.9,10.0.0.5') ?? fail()], isRedacted: true, about })
    expect(text).toContain('suspects.pcapng.out-key.json: what stands for what')
    const carved = readFileSync(out)
    const readable = carved.toString('latin1')
    expect(readable).toContain('Pair: inside-001,203.0.113.9')
    expect(readable).toContain('capture-001 #1')
    expect(readable).not.toMatch(/a\.pcap|10\.0\.0\.5/)
    expect(carved.includes(Buffer.from([10, 0, 0, 5]))).toBe(false)
    const key = JSON.parse(readFileSync(`${out}-key.json`, 'utf8'))
    expect(key.addresses).toContainEqual(['100.64.0.1', '10.0.0.5'])
    expect(key.captures[0][1]).toMatch(/a\.pcap$/)
    expect(key.hardware).toHaveLength(2)
  })

  it('says when there is nothing to carve or to read', async () => {
    const high = { ...CHOICES, thresholdBytes: 1e12 }
    expect((await run({ isHighlighted: true, choices: high })).text).toContain('no pair')
    expect((await run({ isHighlighted: true, paths: [join(folder, 'none.pcap')] })).status).toBe(2)
  })
})

describe('keys', () => {
  it('are addresses, and for a conversation ports and a protocol', () => {
    expect(conversationKey('10.0.0.5:50123,[2001:db8::1]:443,tcp')?.conversation).toEqual({
      protocol: 6,
      aPort: 50123,
      bPort: 443,
    })
    for (const text of ['10.0.0.5', '10.0.0.5,x', '10.0.0.0/8,10.0.0.1', '1.2.3.4,1.2.3.5,1.2.3.6'])
      expect(pairKey(text)).toBe(null)
    for (const text of ['10.0.0.5:1,10.0.0.6:2', '10.0.0.5:99999,10.0.0.6:2,tcp', '10.0.0.5:1,10.0.0.6:2,x'])
      expect(conversationKey(text)).toBe(null)
  })
})

function fail(): never {
  throw new Error('not a key')
}
