import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { merge } from '../../engine/index'
import { buildSummary } from '../../testing/build-summary'
import {
  judgeFrames,
  linesOf,
  listFrames,
  MB,
  office,
  reasonsOf,
  send,
  T0,
  weighFrames,
} from '../../testing/judge-frames'
import { judge, judgedRow, judgedRows, NO_CONTEXT, readInside, weigh } from '../index'

const HOUR = 3600
const DAY = 86_400

describe('the threshold', () => {
  it('is 25,000,000 bytes, not MiB, and a row exactly at it is highlighted', () => {
    expect(linesOf(judgeFrames(send('10.0.0.5', '9.9.9.9', 25_000_000)))).toEqual(['10.0.0.5 > 9.9.9.9 pair volume'])
    expect(judgeFrames(send('10.0.0.5', '9.9.9.9', 24_999_999))).toEqual([])
  })

  it.each([
    ['an hour mark', T0 + 5 * HOUR - 60],
    ['a day mark', T0 + DAY - 60],
  ])('counts 40 MB across %s as one window', (_, at) => {
    const [row] = judgeFrames(send('10.0.0.5', '9.9.9.9', 40 * MB, at, 2))
    expect([row.windowBytes, row.windowAtMost]).toEqual([40 * MB, 40 * MB])
  })

  it('counts 40 MB across two captures as one window', () => {
    const halves = ['a.pcap', 'b.pcap'].flatMap((capture, i) =>
      send('10.0.0.5', '9.9.9.9', 20 * MB, T0 + 60 * i, 1, { capture }),
    )
    expect(linesOf(judgeFrames(halves))).toEqual(['10.0.0.5 > 9.9.9.9 pair volume'])
  })

  it('never asks for more out than in', () => {
    const both = [...send('10.0.0.5', '9.9.9.9', 50 * MB), ...send('9.9.9.9', '10.0.0.5', 51 * MB)]
    const [row] = judgeFrames(both)
    expect(row.highlightedBy).toEqual(['volume'])
    expect(row.notFired.find(({ id }) => id === 'pcr')?.says).toBe('More came in (51 MB) than went out: PCR −0.01.')
  })

  it('takes no acknowledgement of a download for data, but says so in frame bytes', () => {
    const frames = [
      ...send('9.9.9.9:443', '10.0.0.5:5000', 2000 * MB, T0, 30),
      ...send('10.0.0.5:5000', '9.9.9.9:443', 30 * MB, T0, 30, { payload: 0, goodput: 0 }),
    ]
    expect(judgeFrames(frames)).toEqual([])
    const [row] = judgeFrames(frames, { measure: 'frame' })
    expect([row.windowBytes, row.evidence[0].formula]).toEqual([30 * MB, 'sliding max, 7200 s, frame'])
  })

  it('finds a dump that a stranger pulls from an inside server', () => {
    const frames = [
      ...send('9.9.9.9:40000', '10.0.0.80:443', 4000, T0, 1, { opens: true }),
      ...send('10.0.0.80:443', '9.9.9.9:40000', 60 * MB, T0, 5),
    ]
    const [row] = judgeFrames(frames)
    expect([row.sender, row.receiver, row.row.opened]).toEqual(['10.0.0.80', '9.9.9.9', 'outside'])
  })
})

describe('levels', () => {
  const twelve = (bytes: number) =>
    Array.from({ length: 12 }, (_, n) => send('10.0.0.5', `9.9.9.${n + 1}`, bytes / 12, T0 + 60 * n)).flat()

  it('join what is split over 12 addresses of a host', () => {
    const [row] = judgeFrames(twelve(30 * MB))
    expect([row.key, row.receivers, row.windowBytes]).toEqual([
      { level: 'host', inside: '10.0.0.5', outside: '', site: '' },
      12,
      30 * MB,
    ])
  })

  it('name the site where the addresses go by one', () => {
    const names = Array.from({ length: 12 }, (_, n) => ({
      address: `9.9.9.${n + 1}`,
      source: 'sni' as const,
      name: `n${n}.drop.example`,
    }))
    const rows = judgeFrames(twelve(30 * MB), { seen: { names } })
    expect(rows.map(({ key }) => `${key.level} ${key.site}`)).toContain('host-to-site drop.example')
  })

  it('put an address of two sites into no lower bound', () => {
    const names = [1, 2, 3].flatMap((n) => [
      { address: `9.9.9.${n}`, source: 'sni' as const, name: 'a.drop.example' },
      ...(n === 3 ? [{ address: '9.9.9.3', source: 'sni' as const, name: 'b.other.example' }] : []),
    ])
    const frames = [1, 2, 3].flatMap((n) => send('10.0.0.5', `9.9.9.${n}`, 13 * MB, T0 + 60 * n))
    const site = judgeFrames(frames, { seen: { names } }).find(({ key }) => key.level === 'host-to-site')
    expect([site?.windowBytes, site?.windowAtMost]).toEqual([26 * MB, 39 * MB])
  })

  it('list no host of which a pair is over by itself', () => {
    expect(linesOf(judgeFrames([...twelve(12 * MB), ...send('10.0.0.5', '9.9.8.8', 26 * MB)]))).toEqual([
      '10.0.0.5 > 9.9.8.8 pair volume',
    ])
  })

  it('add 400 connections of one pair', () => {
    const frames = Array.from({ length: 400 }, (_, n) =>
      send(`10.0.0.5:${2000 + n}`, '9.9.9.9:443', MB / 10, T0 + n),
    ).flat()
    expect(linesOf(judgeFrames(frames))).toEqual(['10.0.0.5 > 9.9.9.9 pair volume'])
  })

  it('answer for a row of each level by its key', () => {
    const weighing = weighFrames(twelve(30 * MB))
    const [host] = judgedRows(weighing, 25 * MB)
    expect(judgedRow(weighing, 25 * MB, host.key)).toEqual(host)
    expect(judgedRow(weighing, 25 * MB, { ...host.key, inside: '10.0.0.6' })).toBeNull()
  })
})

describe('a drip', () => {
  const drip = (portions: number, everySeconds: number, bytes: number) =>
    Array.from({ length: portions }, (_, n) => send('10.0.0.5', '9.9.9.9', bytes, T0 + n * everySeconds)).flat()

  it('is 24 hours over and two hours below', () => {
    const [row] = judgeFrames(drip(16, 5400, 2.4 * MB))
    expect(row.highlightedBy).toEqual(['drip'])
    const says = row.evidence.find(({ id }) => id === 'drip')?.says
    expect(says).toBe(
      'It never passed 4.8 MB in two hours, but sent 38.4 MB in 24 hours in 16 portions over 16 clock hours.',
    )
  })

  it('needs six clock hours', () => {
    expect(judgeFrames(drip(5, 4 * HOUR, 6 * MB))).toEqual([])
  })

  it('is not asked of a host as a whole', () => {
    const frames = Array.from({ length: 20 }, (_, n) => send('10.0.0.5', `9.9.9.${n}`, 2 * MB, T0 + n * HOUR)).flat()
    expect(judgeFrames(frames)).toEqual([])
  })

  it('over more than 24 hours is none', () => {
    expect(judgeFrames(drip(10, 10 * HOUR, 5 * MB))).toEqual([])
  })
})

describe('the list', () => {
  it('says that there is nothing, and names the largest', () => {
    const list = listFrames(send('10.0.0.5', '9.9.9.9', 18.2 * MB))
    expect([list.rows, list.nothing]).toEqual([
      [],
      'Nothing over 25 MB of goodput in any 2 hours. The largest is 18.2 MB: 10.0.0.5 to 9.9.9.9.',
    ])
    expect(listFrames(send('10.0.0.5', '10.0.0.6', 99 * MB)).nothing).toBe(
      'No pair of an inside and an outside address was seen.',
    )
  })

  it('counts rows over the threshold apart from those of other signals', () => {
    const frames = [
      ...send('10.0.0.5', '9.9.9.9', 26 * MB),
      ...Array.from({ length: 16 }, (_, n) => send('10.0.0.6', '8.8.4.4', 2.4 * MB, T0 + n * 5400)).flat(),
    ]
    expect(listFrames(frames)).toMatchObject({ byVolume: 1, bySignals: 1, borderline: 0 })
  })

  it('suggests thresholds with the rows that each would highlight', () => {
    const frames = Array.from({ length: 40 }, (_, n) => send('10.0.0.5', `9.9.9.${n}`, (n + 1) * MB)).flat()
    const { ticks, curve } = listFrames(frames)
    expect(ticks.map(({ id, rows }) => `${id} ${rows}`)).toEqual(['default 16', 'p99.5 1', 'robust 0', 'budget 20'])
    expect(ticks.find(({ id }) => id === 'budget')?.thresholdBytes).toBe(20 * MB + 1)
    for (const { thresholdBytes, rows } of curve) {
      expect(rows).toBe([...Array(40).keys()].filter((n) => (n + 1) * MB >= Math.floor(thresholdBytes)).length)
    }
  })

  it('asks which networks are inside where much passes between outside addresses', () => {
    const { question } = listFrames([
      ...send('198.51.100.7', '9.9.9.9', 40 * MB),
      ...send('198.51.100.8', '9.9.9.9', 2 * MB),
    ])
    expect(question?.choices[0]).toMatchObject({
      outboundBytes: 42 * MB,
      inboundBytes: 0,
      network: '198.51.100.0/24',
      addresses: 2,
    })
    expect(listFrames(send('10.0.0.5', '9.9.9.9', MB)).question).toBeNull()
  })

  it('is the same whatever the order of the frames and of merging', () => {
    const frames = [
      ...send('10.0.0.5:2000', '9.9.9.9:443', 30 * MB, T0, 10),
      ...send('9.9.9.9:443', '10.0.0.5:2000', 3 * MB, T0, 10),
      ...send('10.0.0.6:2000', '8.8.4.4:443', 12 * MB, T0, 10),
      ...send('10.0.0.6:2001', '8.8.4.5:443', 14 * MB, T0, 10),
    ]
    const inside = readInside([])
    if (!inside.ok) throw new Error('unreachable')
    const rowsOf = (summary: ReturnType<typeof buildSummary>) => {
      const judgement = judge(
        summary,
        { revision: 1, inside: inside.value, windowMinutes: 120, measure: 'goodput' },
        null,
      )
      // Record numbers belong to the one capture that the order of frames makes.
      return judgedRows(weigh(judgement, NO_CONTEXT, null), 25 * MB).map(
        ({ key, points, windowBytes, highlightedBy }) => ({ key, points, windowBytes, highlightedBy }),
      )
    }
    const expected = rowsOf(buildSummary(frames))
    expect(expected).toHaveLength(2)
    fc.assert(
      fc.property(
        fc.shuffledSubarray(frames, { minLength: frames.length }),
        fc.integer({ min: 1, max: frames.length - 1 }),
        (order, cut) => {
          expect(rowsOf(buildSummary(order))).toEqual(expected)
          expect(rowsOf(merge(buildSummary(order.slice(cut)), buildSummary(order.slice(0, cut))))).toEqual(expected)
        },
      ),
      { numRuns: 30 },
    )
  })
})

it('tells the reasons of a row that is not highlighted too', () => {
  const row = reasonsOf(send('10.0.0.5', '9.9.9.9', 10 * MB), '10.0.0.5', '9.9.9.9')
  expect([row.headline, row.highlightedBy]).toEqual(['Not highlighted.', []])
  expect(row.counterfactual).toBe('With a threshold of 10 MB or less this row is highlighted.')
  expect(row.notFired.map(({ id }) => id)).toContain('drip')
})

it('says the innocent reading once: behind "Most likely" or behind "But"', () => {
  const [highlighted] = judgeFrames(send('10.0.0.5', '9.9.9.9', 26 * MB))
  expect(highlighted.headline).toMatch(/^Highlighted: .* Most likely: a large upload by the user\.$/)
  expect([highlighted.but, highlighted.sentence.includes('But:')]).toEqual(['', false])
  const [likely] = judgeFrames([...office(), ...send('10.0.0.5', '9.9.9.9', 300 * MB)])
  expect([likely.tier, likely.but]).toEqual(['likely', 'it could be a large upload by the user.'])
  expect(likely.sentence).toContain('But: it could be a large upload by the user.')
})
