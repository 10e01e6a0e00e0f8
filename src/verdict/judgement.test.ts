import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BuiltFrame, buildSummary } from '../testing/build-summary'
import { NOT_COUNTED } from './direction'
import { hostPeak } from './hosts'
import { readInside } from './inside'
import { type JudgedBy, type Judgement, judge } from './judgement'
import { pairRow } from './rows'

const T0 = 1_426_118_400 // 2015-03-12T00:00:00Z, on a minute

function judged(frames: BuiltFrame[], by: Partial<JudgedBy> & { networks?: string[] } = {}): Judgement {
  const inside = readInside(by.networks ?? [])
  if (!inside.ok) throw new Error(inside.complaint.message)
  return judge(
    buildSummary(frames),
    { revision: 1, inside: inside.value, windowMinutes: 120, measure: 'payload', ...by },
    null,
  )
}

/** "10.0.0.1 > 203.0.113.9 crossing out 500 in 20", one line a counted row. */
function linesOf(judgement: Judgement): string[] {
  const rows = Array.from(judgement.directions.roles.keys())
  return rows
    .filter((row) => judgement.directions.roles[row] !== NOT_COUNTED)
    .map((row) => pairRow(judgement, row, 25))
    .map((row) => `${row.inside} > ${row.outside} ${row.role} out ${row.outBytes} in ${row.inBytes}`)
}

const send = (from: string, to: string, bytes: number, more: Partial<BuiltFrame> = {}): BuiltFrame => ({
  from,
  to,
  bytes,
  at: T0,
  ...more,
})

describe('direction', () => {
  it('takes out as inside to outside, whichever address is lower and whoever sent more', () => {
    const frames = [send('10.0.0.5', '9.9.9.9', 500), send('9.9.9.9', '10.0.0.5', 2000), send('10.0.0.5', '8.8.8.8', 7)]
    expect(linesOf(judged(frames))).toEqual([
      '10.0.0.5 > 9.9.9.9 crossing out 500 in 2000',
      '10.0.0.5 > 8.8.8.8 crossing out 7 in 0',
    ])
  })

  it('puts the larger sender first where nothing crosses', () => {
    const frames = [
      send('10.0.0.5', '10.0.0.6', 5),
      send('10.0.0.6', '10.0.0.5', 50),
      send('8.8.8.8', '9.9.9.9', 5),
      send('10.0.0.5', '239.1.1.1', 9),
      send('10.0.0.5', '255.255.255.255', 9),
    ]
    expect(linesOf(judged(frames))).toEqual([
      '10.0.0.6 > 10.0.0.5 internal out 50 in 5',
      '8.8.8.8 > 9.9.9.9 transit out 5 in 0',
      '10.0.0.5 > 239.1.1.1 multicast out 9 in 0',
      '10.0.0.5 > 255.255.255.255 multicast out 9 in 0',
    ])
  })

  it('changes with the inside networks and keeps what does not hang on them', () => {
    const first = judged([send('203.0.113.9', '8.8.8.8', 5)])
    const inside = readInside(['203.0.113.0/24'])
    if (!inside.ok) throw new Error('unreachable')
    const second = judge(first.summary, { ...first.by, inside: inside.value }, first)
    expect(linesOf(first)).toEqual(
      ['203.0.113.9 > 8.8.8.8 transit out 5 in 0'].map(() => '203.0.113.9 > 8.8.8.8 transit out 5 in 0'),
    )
    expect(linesOf(second)).toEqual(['203.0.113.9 > 8.8.8.8 crossing out 5 in 0'])
    expect(second.minutes).toBe(first.minutes)
    expect(judge(first.summary, second.by, second)).toBe(second)
    expect(judge(first.summary, { ...second.by, windowMinutes: 60 }, second).directions).toBe(second.directions)
  })
})

describe('tunnels', () => {
  const leaves = { via: [['10.0.0.1', '10.0.0.2']] as [string, string][] }

  it('counts a frame at the layer that crosses, and takes it off the tunnel', () => {
    const frames = [send('10.1.1.1', '9.9.9.9', 100, leaves), send('10.0.0.1', '10.0.0.2', 30)]
    const judgement = judged(frames, { measure: 'frame' })
    expect(linesOf(judgement)).toEqual([
      '10.0.0.1 > 10.0.0.2 internal out 30 in 0',
      '10.1.1.1 > 9.9.9.9 crossing out 100 in 0',
    ])
  })

  it('counts a tunnel that crosses by its outer addresses only', () => {
    const frames = [send('10.1.1.1', '9.9.9.9', 100, { via: [['10.0.0.1', '203.0.113.1']] })]
    expect(linesOf(judged(frames))).toEqual(['10.0.0.1 > 203.0.113.1 crossing out 100 in 0'])
  })

  it('adds one pair of addresses seen bare and in two tunnels', () => {
    const frames = [
      send('10.1.1.1', '9.9.9.9', 100, leaves),
      send('10.1.1.1', '9.9.9.9', 20),
      send('9.9.9.9', '10.1.1.1', 3, { via: [['10.0.0.2', '10.0.0.3']] }),
    ]
    const judgement = judged(frames, { measure: 'frame' })
    expect(linesOf(judgement)).toContain('10.1.1.1 > 9.9.9.9 crossing out 120 in 3')
    expect(judgement.volumes.peaks.atLeast[1]).toBe(120)
  })

  it('goes by the outermost crossing of three layers', () => {
    const via = [
      ['10.0.0.1', '10.0.0.2'],
      ['10.2.0.1', '8.8.8.8'],
    ] as [string, string][]
    expect(linesOf(judged([send('10.1.1.1', '9.9.9.9', 100, { via })], { measure: 'frame' }))).toEqual([
      '10.0.0.1 > 10.0.0.2 internal out 0 in 0',
      '10.2.0.1 > 8.8.8.8 crossing out 100 in 0',
    ])
  })
})

describe('volumes', () => {
  it('settles a row that was seen for less than the window', () => {
    const frames = [
      send('10.0.0.5', '9.9.9.9', 10, { at: T0 + 50 }),
      send('10.0.0.5', '9.9.9.9', 10, { at: T0 + 3610 }),
    ]
    const row = pairRow(judged(frames, { windowMinutes: 60 }), 0, 20)
    expect(row.peak).toEqual({ atLeast: 20, atMost: 20, startSeconds: T0 + 50, endSeconds: T0 + 3610, exact: null })
    expect(row.highlight).toBe('over')
  })

  it('leaves a row exactly W long between the bounds', () => {
    const frames = [send('10.0.0.5', '9.9.9.9', 10), send('10.0.0.5', '9.9.9.9', 10, { at: T0 + 3600 })]
    const row = pairRow(judged(frames, { windowMinutes: 60 }), 0, 20)
    expect(row).toMatchObject({ highlight: 'borderline', peak: { atLeast: 10, atMost: 20 } })
  })

  it('never passes over bytes without a time: they are borderline, in any window', () => {
    const judgement = judged([send('10.0.0.5', '9.9.9.9', 10)])
    judgement.summary.buckets.payloadAToB.fill(0)
    judgement.summary.buckets.payloadBToA.fill(0)
    const untimed = judge(judgement.summary, { ...judgement.by, revision: 2 }, null)
    expect(pairRow(untimed, 0, 10)).toMatchObject({ highlight: 'borderline', peak: { atLeast: 0, atMost: 10 } })
  })

  it('sums a host over its receivers', () => {
    const frames = ['9.9.9.1', '9.9.9.2', '9.9.9.3'].map((to, i) => send('10.0.0.5', to, 10, { at: T0 + i * 60 }))
    const { volumes } = judged(frames)
    expect([volumes.hosts.count, volumes.hosts.out[0]]).toEqual([1, 30])
    expect(hostPeak(volumes, 0)).toEqual({ atLeast: 30, atMost: 30 })
  })
})

const address = fc.constantFrom('10.0.0.1', '10.0.0.2', '9.9.9.9', '8.8.8.8', '224.0.0.1', 'fd00::1', '2001:db8::1')
const layer = fc.tuple(address, address) as fc.Arbitrary<[string, string]>
const anyFrame = fc.record({
  ends: layer,
  via: fc.array(layer, { maxLength: 3 }),
  bytes: fc.integer({ min: 1, max: 99 }),
})

it('drops nothing: the five totals are all frames of the outermost layer (any tunnels)', () => {
  fc.assert(
    fc.property(fc.array(anyFrame, { maxLength: 30 }), (given) => {
      const frames = given.map(({ ends: [from, to], via, bytes }) => send(from, to, bytes, { via }))
      const { totals } = judged(frames)
      const sum = Object.values(totals.volumes).reduce((all, volume) => all + volume.frameBytes, 0)
      expect(sum).toBe(frames.reduce((all, frame) => all + frame.bytes, 0))
      const count = Object.values(totals.volumes).reduce((all, volume) => all + volume.frames, 0)
      expect(count).toBe(frames.length)
    }),
  )
})

it('ranks a row of folded pairs behind every pair that has a name, and keeps its bytes in the totals', () => {
  const frames = [send('10.0.0.5', '192.0.0.8', 90_000_000), send('10.0.0.5', '9.9.9.9', 30_000_000)]
  const summary = buildSummary(frames)
  const { by } = judged([])
  const folded = {
    floorBytes: 1000,
    lackBytes: 3000,
    pairs: 9,
    conversations: 9,
    othersIds: [1],
    host: '',
    hostPairs: 0,
  }
  const judgement = judge({ ...summary, folded }, by, null)
  expect(pairRow(judgement, 0, 25_000_000)).toMatchObject({ highlight: 'under', peak: { atLeast: 0, atMost: 3000 } })
  expect(pairRow(judgement, 1, 25_000_000).highlight).toBe('over')
  expect(judgement.volumes.largest).toBe(1)
  expect(judgement.totals.volumes.outbound.frameBytes).toBe(120_000_000)
})
