import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPcap } from '../testing/build-pcap'
import { pcapngOf } from '../testing/build-pcapng'
import { tcp } from '../testing/frames'
import { captureOf } from '../testing/read-capture'
import { parseArguments } from './arguments'
import { runDays } from './days-command'

const T = 1_426_118_400
const at = (seconds: number) => tcp('10.0.0.5:50123', '203.0.113.9:443', 100, { at: T + seconds })
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'egress-days-'))
  writeFileSync(join(folder, 'a.pcap'), buildPcap([at(-5), at(5)]))
  writeFileSync(join(folder, 'b.pcapng'), pcapngOf([at(6), at(1)]))
  writeFileSync(join(folder, 'copy-of-a.pcap'), buildPcap([at(-5), at(5)]))
  writeFileSync(join(folder, 'notes.txt'), 'no capture')
})

afterAll(() => rmSync(folder, { recursive: true }))

async function run(out: string, paths: string[]): Promise<{ status: number; text: string }> {
  let text = ''
  const write = (part: string) => {
    text += part
  }
  const status = await runDays({ out, zone: 'UTC', paths }, write)
  return { status, text: text.replaceAll(`${folder}/`, '') }
}

describe('egress days', () => {
  it('writes a file a day, a copy counted once, and says what is out of order and what was no capture', async () => {
    const out = join(folder, 'days')
    const paths = ['a.pcap', 'b.pcapng', 'copy-of-a.pcap', 'notes.txt'].map((name) => join(folder, name))
    const { status, text } = await run(out, paths)
    expect(status).toBe(0)
    expect(readdirSync(out)).toEqual(['2015-03-11.pcapng', '2015-03-12.pcapng'])
    expect(captureOf(readFileSync(join(out, '2015-03-12.pcapng')))).toMatchObject({ records: 3, problems: [] })
    expect(text).toMatch(
      /^days\/2015-03-11.pcapng: 1 packets, .*\ndays\/2015-03-12.pcapng: 3 packets, .* 1 stand behind/,
    )
    for (const name of ['copy-of-a.pcap', 'notes.txt']) expect(text).toContain(name)
  })

  it('writes into no folder that holds files, since one of them may be a capture', async () => {
    const before = readFileSync(join(folder, 'a.pcap'))
    expect(await run(folder, [folder])).toMatchObject({ status: 73, text: expect.stringContaining('holds files') })
    expect(readFileSync(join(folder, 'a.pcap'))).toEqual(before)
    expect((await run(join(folder, 'none'), [join(folder, 'notes.txt')])).status).toBe(2)
  })

  it('takes a zone that there is', () => {
    expect(parseArguments(['days', '--out', 'd', '--zone', 'Europe/Berlin', 'x'])).toEqual({
      command: 'days',
      options: { out: 'd', zone: 'Europe/Berlin', paths: ['x'] },
    })
    expect(() => parseArguments(['days', '--out', 'd', '--zone', 'Mars/Olympus', 'x'])).toThrow('--zone')
    expect(() => parseArguments(['days', 'x'])).toThrow('--out')
  })
})
