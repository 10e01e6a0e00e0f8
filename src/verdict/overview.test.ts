import { describe, expect, it } from 'vitest'
import { type BuiltFrame, buildSummary } from '../testing/build-summary'
import { conversationRows } from './conversations'
import { filterRows, highlightedRows, readFilter, rowsOfRole } from './filter'
import { topHostsByWindow } from './hosts'
import { readInside } from './inside'
import { type Judgement, judge } from './judgement'
import { overviewOf } from './overview'
import { sortRows } from './rank/sort'
import { insideText, pairRow } from './rows'
import type { Overview, SortKey } from './types'

const T0 = 1_426_118_400 // 2015-03-12T00:00:00Z

function judged(frames: BuiltFrame[], windowMinutes = 60): Judgement {
  const inside = readInside([])
  if (!inside.ok) throw new Error(inside.complaint.message)
  const by = { revision: 1, inside: inside.value, windowMinutes, measure: 'payload' as const }
  return judge(buildSummary(frames), by, null)
}

function overview(frames: BuiltFrame[], thresholdBytes = 100, sort: SortKey = 'out'): Overview {
  return overviewOf(judged(frames), sort, thresholdBytes, { problems: [], complaint: '' })
}

const send = (from: string, to: string, bytes: number, at = T0, more: Partial<BuiltFrame> = {}): BuiltFrame => ({
  from,
  to,
  bytes,
  at,
  ...more,
})

const sum = (numbers: number[]): number => numbers.reduce((all, one) => all + one, 0)

describe('timeline', () => {
  it('adds bytes by bucket and shows the largest window that starts in each', () => {
    const frames = [
      send('10.0.0.1', '9.9.9.9', 60),
      send('10.0.0.1', '9.9.9.9', 60, T0 + 300),
      send('10.0.0.2', '9.9.9.9', 40, T0),
      send('9.9.9.9', '10.0.0.2', 7, T0 + 300),
      send('10.0.0.2', '10.0.0.3', 999, T0 + 300),
    ]
    const { timeline } = overview(frames)
    expect(timeline).toMatchObject({ startMinute: T0 / 60, bucketMinutes: 1 })
    expect(timeline.outBytes).toEqual([100, 0, 0, 0, 0, 60])
    expect(timeline.inBytes).toEqual([0, 0, 0, 0, 0, 7])
    expect(timeline.highlightedOutBytes).toEqual([60, 0, 0, 0, 0, 60])
    expect(timeline.peakBytes).toEqual([120, 0, 0, 0, 0, 60])
  })

  it('has at most 720 buckets and loses no byte, however long the case', () => {
    for (const days of [1, 31, 365, 36_000]) {
      const frames = [0, 0.3, 0.9999, 1].map((part) => send('10.0.0.1', '9.9.9.9', 5, T0 + part * days * 86_400))
      const { timeline } = overview(frames)
      expect(timeline.outBytes.length).toBeLessThanOrEqual(720)
      if (days < 36_000) expect(sum(timeline.outBytes)).toBe(20)
    }
  })

  it('leaves times of a clock that was never set out, unless there are no others', () => {
    const lost = send('10.0.0.1', '9.9.9.9', 5, 60)
    const { timeline } = overview([lost, send('10.0.0.1', '9.9.9.9', 7)])
    expect([timeline.startMinute, sum(timeline.outBytes)]).toEqual([T0 / 60, 7])
    expect(overview([lost]).timeline).toMatchObject({ startMinute: 1, outBytes: [5] })
  })

  it('shows where nothing was captured as a gap, not as zero', () => {
    const frames = [0, 120, 600, 720].map((second) =>
      send('10.0.0.1', '9.9.9.9', 5, T0 + second, { capture: second < 300 ? 'a.pcap' : 'b.pcap' }),
    )
    const { timeline } = overview(frames)
    expect(timeline.gaps).toEqual([{ fromSeconds: T0 + 120, toSeconds: T0 + 600 }])
    expect(timeline.covered.map(Number).join('')).toBe('1110000000111')
  })
})

describe('answer', () => {
  const frames = [
    send('10.0.0.1:50000', '9.9.9.9:443', 300, T0, { opens: true }),
    send('10.0.0.2:22', '9.9.9.9:60000', 200, T0),
    send('9.9.9.9:60000', '10.0.0.2:22', 900, T0, { opens: true }),
    ...Array.from({ length: 12 }, (_, i) => send('10.0.0.3', `8.8.8.${i}`, 20 + i)),
    send('10.0.0.4', '7.7.7.7', 60, T0),
    send('10.0.0.4', '7.7.7.7', 60, T0 + 3600),
  ]

  it('counts what is over and what may be, and ranks the suspects by their window', () => {
    const { highlighted, borderline, suspects, largest } = overview(frames)
    expect([highlighted, borderline]).toEqual([2, 1])
    expect(suspects.map((row) => [row.inside, row.peak.atLeast])).toEqual([
      ['10.0.0.1', 300],
      ['10.0.0.2', 200],
    ])
    expect(largest?.inside).toBe('10.0.0.1')
    expect(overview(frames, 301)).toMatchObject({ highlighted: 0, suspects: [], largest: { inside: '10.0.0.1' } })
    expect(overview([send('10.0.0.1', '10.0.0.2', 5)]).largest).toBeNull()
  })

  it('says who opened, which service, and a ratio only where both directions were captured', () => {
    const [first, second] = overview(frames).suspects
    expect([first.opened, first.service, first.ratio]).toEqual(['inside', 'TCP 443 https', null])
    expect([second.opened, second.service, second.ratio]).toEqual(['outside', 'TCP 22 ssh', (200 - 900) / 1100])
  })

  it('shows twenty bars at most and the rest as others, so that the sum is whole', () => {
    const many = Array.from({ length: 50 }, (_, i) => send(`10.0.1.${i}`, '9.9.9.9', 100 + i))
    for (const sort of ['out', 'in', 'total', 'ratio', 'window', 'inside'] as const) {
      const { hosts, pairBars, totals } = overview([...frames, ...many], 100, sort)
      for (const list of [hosts, pairBars]) {
        expect(list.bars.length).toBe(20)
        expect(sum(list.bars.map((bar) => bar.outBytes)) + list.others.outBytes).toBe(totals.outbound.payloadBytes)
        expect(sum(list.bars.map((bar) => bar.inBytes)) + list.others.inBytes).toBe(totals.inbound.payloadBytes)
      }
      expect(hosts.others.count).toBe(34)
    }
  })

  it('finds a host that splits over receivers below the threshold', () => {
    const bar = overview(frames, 100, 'window').hosts.bars.find((host) => host.inside === '10.0.0.3')
    expect(bar).toMatchObject({ partners: 12, windowBytes: 306, highlight: 'over' })
  })

  it('puts each row with bytes into one bin', () => {
    const { histogram } = overview([...frames, send('10.0.0.5', '9.9.9.9', 0)])
    expect(sum(histogram.counts)).toBe(15)
    expect([histogram.edges.length, histogram.edges[0], histogram.maxBytes]).toEqual([60, 1, 1e9])
  })
})

it('ranks hosts by window as a walk of all hosts does', () => {
  const frames = Array.from({ length: 400 }, (_, i) =>
    send(`10.0.0.${(i * 7) % 60}`, `9.9.9.${i % 11}`, ((i * 7919) % 500) + 1, T0 + ((i * 104_729) % 50_000)),
  )
  const { volumes, summary } = judged(frames)
  const addresses = Array.from(volumes.hosts.addressIds, (id) => summary.addresses.words[4 * id])
  const exact = addresses.map((word) => {
    const own = frames.filter((frame) => frame.from === `10.0.0.${word & 255}`)
    const minutes = own.map((frame) => ({ minute: Math.floor(frame.at / 60), bytes: frame.bytes }))
    return Math.max(
      ...minutes.map(({ minute }) =>
        sum(minutes.filter((one) => one.minute >= minute && one.minute < minute + 60).map((one) => one.bytes)),
      ),
    )
  })
  const plain = addresses.map((_, host) => host).sort((x, y) => exact[y] - exact[x] || x - y)
  expect(topHostsByWindow(volumes, 20)).toEqual(plain.slice(0, 20))
})

describe('rows', () => {
  const judgement = judged([
    send('10.0.0.9', '9.9.9.9', 5, T0 + 2),
    send('10.0.0.10', '9.9.9.9', 5, T0 + 1),
    send('10.0.0.2', '2001:db8::1', 50, T0 + 3),
    send('fd00::1', '2001:db8::1', 9, T0),
    send('2001:db8::1', 'fd00::1', 3, T0 + 9),
  ])
  const sorted = (sort: SortKey, descending: boolean): string[] =>
    Array.from(sortRows(judgement, rowsOfRole(judgement, 'crossing'), sort, descending), (row) =>
      insideText(judgement, row),
    )

  it('sorts addresses by value, IPv4 before IPv6', () => {
    expect(sorted('inside', false)).toEqual(['10.0.0.2', '10.0.0.9', '10.0.0.10', 'fd00::1'])
    expect(sorted('inside', true)).toEqual(['fd00::1', '10.0.0.10', '10.0.0.9', '10.0.0.2'])
  })

  it('keeps equal rows in their order both ways, and those without a value last', () => {
    expect(sorted('out', true)).toEqual(['10.0.0.2', 'fd00::1', '10.0.0.9', '10.0.0.10'])
    expect(sorted('out', false)).toEqual(['10.0.0.9', '10.0.0.10', 'fd00::1', '10.0.0.2'])
    expect([sorted('ratio', true)[0], sorted('ratio', false)[0]]).toEqual(['fd00::1', 'fd00::1'])
    expect(sorted('first', false)).toEqual(['fd00::1', '10.0.0.10', '10.0.0.9', '10.0.0.2'])
  })

  it.each([
    ['', 4],
    ['10.0.0.0/8', 3],
    ['10.0.0.9', 1],
    ['2001:db8::/32', 2],
    ['2001:db8::/32 10.0.0.2', 1],
    ['10.0.0.9 10.0.0.10', 0],
    ['port 443', 0],
  ])('the filter “%s” leaves %i', (text, count) => {
    const read = readFilter(text)
    if (!read.ok) throw new Error(read.complaint.message)
    expect(filterRows(judgement, rowsOfRole(judgement, 'crossing'), read.value).length).toBe(count)
  })

  it.each(['10.0.0', ':70000', 'port', 'port x', '10.0.0.1:', '[::1]:x', 'example.org', '1.2.3.4/33'])(
    'the filter “%s” is refused by its word',
    (text) => {
      const read = readFilter(text)
      expect(read.ok).toBe(false)
      if (!read.ok)
        expect(read.complaint).toMatchObject({ code: 'E-CIDR', message: expect.stringContaining('Example:') })
    },
  )

  it('highlight nothing that does not cross', () => {
    const internal = judged([send('10.0.0.1', '10.0.0.2', 1000)])
    expect(pairRow(internal, 0, 10).highlight).toBe('under')
    expect(highlightedRows(internal, rowsOfRole(internal, 'internal'), 10).length).toBe(0)
  })

  it('find a mapped address apart from the IPv4 address that it stands for', () => {
    const both = judged([
      send('10.0.0.1', '9.9.9.9', 5),
      send('[::ffff:10.0.0.1]:5', '[::ffff:9.9.9.9]:6', 7, T0, { protocol: 17 }),
    ])
    expect(conversationRows(both, '10.0.0.1', '9.9.9.9', 9).rows.map((row) => row.protocol)).toEqual(['tcp'])
    expect(conversationRows(both, '::ffff:10.0.0.1', '::ffff:9.9.9.9', 9).rows).toMatchObject([
      { protocol: 'udp', insidePort: 5, outsidePort: 6, out: { payloadBytes: 7 } },
    ])
  })
})
