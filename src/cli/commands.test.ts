import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeSummary } from '../export/index'
import { buildPcap } from '../testing/build-pcap'
import { pcapngOf } from '../testing/build-pcapng'
import { cut } from '../testing/damage'
import { tcp, udp } from '../testing/frames'
import { readCapture } from '../testing/read-capture'
import { type ConversationsOptions, runConversations } from './conversations-command'
import { runVerdict } from './verdict-command'
import { walk } from './walk'

const up = { ...tcp('10.0.0.5:50123', '203.0.113.9:443', 1400, { flags: 'PA' }), originalLength: 1454 }
const down = tcp('203.0.113.9:443', '10.0.0.5:50123', 100)
const CHOICES = { inside: [], thresholdBytes: 2000, windowMinutes: 60, measure: 'goodput' as const }

let folder = ''
const pathOf = (name: string) => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'egress-cli-'))
  mkdirSync(pathOf('case/march'), { recursive: true })
  writeFileSync(pathOf('case/a.pcap'), buildPcap([up, down]))
  writeFileSync(pathOf('case/march/b.pcapng'), pcapngOf([up]))
  writeFileSync(pathOf('notes.txt'), 'Hello, these are notes.')
  writeFileSync(pathOf('cut.pcap'), cut(buildPcap([up, udp('10.0.0.5:1', '10.0.0.6:2', 3)]), -1))
})

afterAll(() => rmSync(folder, { recursive: true }))

async function conversations(options: Partial<ConversationsOptions>): Promise<{ status: number; text: string }> {
  let text = ''
  const write = (part: string) => {
    text += part
  }
  const status = await runConversations({ by: 'pair', each: false, format: 'table', paths: [], ...options }, write)
  return { status, text: text.replaceAll(folder, '') }
}

describe('egress conversations', () => {
  it('adds the captures of a folder', async () => {
    const { status, text } = await conversations({ paths: [pathOf('case')] })
    expect([status, text.split('\n').map((line) => line.replace(/ +/g, ' '))]).toEqual([
      0,
      [
        'a b protocol depth framesAToB bytesAToB framesBToA bytesBToA first last',
        '10.0.0.5 203.0.113.9 ip 0 2 2908 1 154 1426118400.000000000 1426118400.000000000',
        '',
      ],
    ])
  })

  it('counts a capture once that is given twice, and says so', async () => {
    writeFileSync(pathOf('copy.pcap'), buildPcap([up, down]))
    const { text } = await conversations({ paths: [pathOf('case/a.pcap'), pathOf('copy.pcap')], format: 'json' })
    const { captures, rows } = JSON.parse(text)
    expect(
      captures.map((capture: { problems: { code: string }[] }) => capture.problems.map(({ code }) => code)),
    ).toEqual([[], ['E-DUP']])
    expect([rows[0].framesAToB, rows[0].framesBToA]).toEqual([1, 1])
  })

  it('writes ports as CSV', async () => {
    const { text } = await conversations({ paths: [pathOf('case/a.pcap')], by: 'conversation', format: 'csv' })
    expect(text.split('\r\n')[1]).toBe(
      '"10.0.0.5",50123,"203.0.113.9",443,"tcp",0,1,1454,1,154,"1426118400.000000000","1426118400.000000000"',
    )
  })

  it('writes one JSON line a capture', async () => {
    const { text } = await conversations({ paths: [pathOf('case'), pathOf('notes.txt')], each: true })
    const results = text.trimEnd().split('\n')
    const read = results.map((line) => JSON.parse(line))
    expect(read.map(({ schema, captures, rows }) => [schema, captures[0].name, rows.length])).toEqual([
      ['egress.conversations/1', '/case/a.pcap', 1],
      ['egress.conversations/1', '/case/march/b.pcapng', 1],
      ['egress.conversations/1', '/notes.txt', 0],
    ])
    expect(read[2].captures[0].problems[0].code).toBe('E-TYPE')
  })

  it('keeps what was read of a cut capture and says so', async () => {
    const { status, text } = await conversations({ paths: [pathOf('cut.pcap')] })
    expect(status).toBe(0)
    expect(text).toMatch(/10\.0\.0\.5 .*\nE-CUT: "\/cut\.pcap" stops in the middle of a packet/)
  })

  it('tells by its status that nothing could be read', async () => {
    const { status, text } = await conversations({ paths: [pathOf('notes.txt'), pathOf('missing.pcap')] })
    expect(status).toBe(2)
    expect(text).toMatch(/E-TYPE: "\/notes\.txt" is not a capture file[^\n]*\nE-PERM: "\/missing\.pcap"/)
  })
})

describe('egress verdict between the bounds', () => {
  // 1,000 bytes at either end of an hour, and a packet later: the minutes cannot tell whether one window holds both.
  const ends = (apart: number) =>
    [0, apart, 9000].map((second) => udp('10.0.0.5:4000', '203.0.113.9:9000', 1000, { at: 1_426_118_430 + second }))
  const judged = async (path: string, each: boolean) => {
    let text = ''
    const options = { choices: CHOICES, each, format: 'json' as const, paths: [path] }
    await runVerdict(options, (part) => {
      text += part
    })
    const { highlighted, borderline } = JSON.parse(text)
    return { highlighted, borderline }
  }

  it.each([false, true])('reads the packets again and tells the exact window (each: %s)', async (each) => {
    writeFileSync(pathOf('within.pcap'), buildPcap(ends(3599)))
    writeFileSync(pathOf('apart.pcap'), buildPcap(ends(3600)))
    const within = await judged(pathOf('within.pcap'), each)
    expect(within.borderline).toEqual([])
    expect(within.highlighted).toMatchObject([
      { windowBytes: 2000, windowAtMost: 2000, windowStart: '1426118430.000000000', windowEnd: '1426122029.000000000' },
    ])
    expect(within.highlighted[0].exact).toMatch(
      /^Exact, from its packets: V = 2 kB \(2,000 bytes\) of goodput in 60 minutes/,
    )
    expect(await judged(pathOf('apart.pcap'), each)).toEqual({ highlighted: [], borderline: [] })
  })

  it('leaves a row of a summary between its bounds', async () => {
    writeFileSync(pathOf('within.json'), writeSummary(readCapture(buildPcap(ends(3599)))))
    const { highlighted, borderline } = await judged(pathOf('within.json'), false)
    expect([highlighted, borderline.length]).toEqual([[], 1])
  })
})

describe('egress verdict', () => {
  it('names who sends out, and the largest when nobody does', async () => {
    const run = async (thresholdBytes: number) => {
      let text = ''
      await runVerdict(
        { choices: { ...CHOICES, thresholdBytes }, each: false, format: 'table', paths: [pathOf('case')] },
        (part) => {
          text += part
        },
      )
      return text.split('\n')[0]
    }
    expect(await run(2000)).toMatch(/^1 row sent 2.* of goodput in any 1 h or more out\.$/)
    expect(await run(25_000_000)).toMatch(/^Nothing over 25 MB of goodput.*10\.0\.0\.5 to 203\.0\.113\.9\.$/)
  })

  it('writes its choices beside the result as JSON', async () => {
    let text = ''
    const status = await runVerdict(
      { choices: CHOICES, each: false, format: 'json', paths: [pathOf('case')] },
      (part) => {
        text += part
      },
    )
    const { schema, choices, highlighted } = JSON.parse(text)
    expect([status, schema, choices, highlighted.length]).toEqual([0, 'egress.verdict/1', CHOICES, 1])
    expect(highlighted[0]).toMatchObject({ sender: '10.0.0.5', receiver: '203.0.113.9', outPayloadBytes: 2800 })
  })
})

describe('walking a folder', () => {
  it('gives files in order of name, each folder once', async () => {
    symlinkSync(pathOf('case'), pathOf('case/march/back'))
    const files = await walk([pathOf('case'), pathOf('missing')])
    rmSync(pathOf('case/march/back'))
    expect(files.map((file) => file.slice(folder.length))).toEqual(['/case/a.pcap', '/case/march/b.pcapng', '/missing'])
  })

  it('keeps a folder that may not be listed as a path', async () => {
    mkdirSync(pathOf('closed'))
    chmodSync(pathOf('closed'), 0)
    const files = await walk([pathOf('closed')])
    chmodSync(pathOf('closed'), 0o700)
    // The superuser may list everything.
    expect(files).toEqual(process.getuid?.() === 0 ? [] : [pathOf('closed')])
  })
})
