import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BuiltFrame, buildSummary } from '../../testing/build-summary'
import { syntheticSummary } from '../../testing/synthetic-summary'
import { type Counts, foldNotice, formatAddress, type Summary, SummaryTables } from '../index'

const SEED = Uint32Array.of(1, 2, 3, 4)
const MB = 1_000_000
const RUNS = { numRuns: 60, seed: 20_150_312 }
const T0 = 1_426_118_400
/** Stands for outside addresses whose pairs were folded. */
const OTHERS = '192.0.0.8'

function sumOf(column: Counts): number {
  let sum = 0
  for (const value of column) sum += value
  return sum
}

/** Everything that a fold must not change, both ways together. */
function totalsOf({ pairs, conversations, buckets }: Summary): number[] {
  return [pairs, conversations, buckets].flatMap((columns) => [
    sumOf(columns.bytesAToB) + sumOf(columns.bytesBToA),
    sumOf(columns.payloadAToB) + sumOf(columns.payloadBToA),
    sumOf(columns.goodputAToB) + sumOf(columns.goodputBToA),
  ])
}

function addressOf({ addresses }: Summary, id: number): string {
  return formatAddress(addresses.families[id], addresses.words, id * 4)
}

/** "10.0.0.1 - 192.0.0.8 > 340 < 40": frame bytes each way, largest first. */
function pairsOf(summary: Summary): string[] {
  const { pairs } = summary
  const all = (row: number) => pairs.bytesAToB[row] + pairs.bytesBToA[row]
  const rows = Array.from({ length: pairs.count }, (_, row) => row).sort((x, y) => all(y) - all(x))
  return rows.map((row) => {
    const ends = `${addressOf(summary, pairs.aIds[row])} - ${addressOf(summary, pairs.bIds[row])}`
    return `${ends} > ${pairs.bytesAToB[row]} < ${pairs.bytesBToA[row]}`
  })
}

/** Frame bytes sent to and from each address, by its text. */
function hostTotals(summary: Summary): Map<string, number[]> {
  const { pairs } = summary
  const totals = new Map<string, number[]>()
  const add = (id: number, sent: number, received: number) => {
    const [out, back] = totals.get(addressOf(summary, id)) ?? [0, 0]
    totals.set(addressOf(summary, id), [out + sent, back + received])
  }
  for (let row = 0; row < pairs.count; row++) {
    add(pairs.aIds[row], pairs.bytesAToB[row], pairs.bytesBToA[row])
    add(pairs.bIds[row], pairs.bytesBToA[row], pairs.bytesAToB[row])
  }
  return totals
}

describe('a scan beyond the budget', () => {
  const parts = Array.from({ length: 12 }, (_, part) =>
    syntheticSummary({
      firstPair: part * 30_000,
      pairs: 30_000,
      conversationsAPair: 1,
      minutesAPair: 1,
      pairsAHost: 1 << 24,
    }),
  )
  const planted = buildSummary([
    { from: '10.0.0.1:5000', to: '9.9.9.9:443', at: T0, bytes: 60 * MB, opens: true },
    { from: '9.9.9.9:443', to: '10.0.0.1:5000', at: T0 + 61, bytes: MB },
  ])
  const later = buildSummary([{ from: '10.0.0.1:5000', to: '9.9.9.9:443', at: T0 + 3600, bytes: 40 * MB }])
  const all = [...parts.slice(0, 5), planted, ...parts.slice(5), later]

  function added(budgetBytes: number): SummaryTables {
    const tables = new SummaryTables(SEED, budgetBytes)
    for (const summary of all) tables.add(summary)
    return tables
  }
  const folded = added(20 * MB)
  const whole = added(Number.POSITIVE_INFINITY)

  it('keeps every total, and the budget', () => {
    expect(totalsOf(folded.view())).toEqual(totalsOf(whole.view()))
    expect(whole.bytes).toBeGreaterThan(80 * MB)
    expect(folded.bytes).toBeLessThan(20 * MB)
    expect(folded.isFull).toBe(false)
  })

  it('keeps the large sender first and whole, and the scan in one row of its host', () => {
    const rows = pairsOf(folded.view())
    expect(rows.filter((row) => !row.includes(OTHERS))[0]).toBe(`9.9.9.9 - 10.0.0.1 > ${MB} < ${100 * MB}`)
    expect(rows.filter((row) => row.includes(OTHERS))).toHaveLength(1)
    expect(hostTotals(folded.view()).get('10.0.0.1')).toEqual(hostTotals(whole.view()).get('10.0.0.1'))
  })

  it('says what was folded, of whom, and what a row can lack', () => {
    const told = folded.folded
    expect(told).toMatchObject({ floorBytes: 2000, host: '10.0.0.1' })
    expect(told?.hostPairs).toBe(told?.pairs)
    expect(told?.lackBytes).toBeLessThanOrEqual(16_000)
    expect(whole.folded).toBeNull()
    const message = told === null ? '' : foldNotice(told, 20 * MB).message
    expect(message).toContain('under 2 kB are now summed; totals stay exact.')
    expect(message).toMatch(/10\.0\.0\.1 alone had [\d,]+ of them/)
  })

  it('folds nothing within the budget', () => {
    expect(added(whole.bytes).folded).toBeNull()
  })

  it('is full when nothing small is left', () => {
    const tables = new SummaryTables(SEED, 100_000)
    for (let n = 0; n < 600; n++)
      tables.add(buildSummary([{ from: '10.0.0.1:1', to: `9.9.${n >> 8}.${n & 255}:1`, at: T0, bytes: 2 * MB }]))
    expect([tables.isFull, tables.view().pairs.count]).toEqual([true, 600])
  })
})

describe('conversations of one pair', () => {
  it('become one row for each protocol, and the pair stays as it was', () => {
    const frames = Array.from({ length: 20_000 }, (_, n): BuiltFrame => {
      const ends = { from: `10.0.0.1:${1000 + n}`, to: '9.9.9.9:53', at: T0 + n }
      return { ...ends, bytes: 100, protocol: n % 2 === 0 ? 6 : 17, opens: n % 2 === 0 }
    })
    const large: BuiltFrame = { from: '10.0.0.1:999', to: '9.9.9.9:53', at: T0, bytes: 5000 }
    const tables = new SummaryTables(SEED)
    tables.add(buildSummary([...frames, large]))
    const before = pairsOf(tables.view())
    tables.budgetBytes = tables.bytes * 0.7
    tables.keepWithinBudget()
    const { conversations } = tables.view()
    expect(pairsOf(tables.view())).toEqual(before)
    expect(tables.folded).toMatchObject({ pairs: 0, conversations: 20_000 })
    const rows = Array.from({ length: conversations.count }, (_, row) =>
      [conversations.protocols, conversations.bPorts, conversations.framesBToA, conversations.openedBToA].map(
        (c) => c[row],
      ),
    )
    expect(rows.sort((x, y) => y[2] - x[2])).toEqual([
      [6, -2, 10_000, 10_000],
      [17, -2, 10_000, 0],
      [6, 999, 1, 0],
    ])
  })
})

const address = fc.constantFrom(
  '10.0.0.1',
  '10.0.0.2',
  '9.9.9.9',
  '8.8.8.8',
  '224.0.0.1',
  'fd00::1',
  '2001:db8::1',
  '::1',
)
const layer = fc.tuple(address, address) as fc.Arbitrary<[string, string]>
const frame = fc.record({
  ends: layer,
  via: fc.array(layer, { maxLength: 3 }),
  bytes: fc.integer({ min: 1, max: 3000 }),
  minute: fc.nat(3),
})

it('keeps totals, minutes and sides whatever is folded, tunnels too, however often', () => {
  fc.assert(
    fc.property(fc.array(fc.array(frame, { minLength: 1, maxLength: 12 }), { maxLength: 4 }), (given) => {
      const parts = given.map((frames) =>
        buildSummary(
          frames.map(({ ends: [from, to], via, bytes, minute }) => ({ from, to, via, bytes, at: T0 + minute * 60 })),
        ),
      )
      const folded = new SummaryTables(SEED, 1)
      const whole = new SummaryTables(SEED)
      for (const part of parts) {
        folded.add(part)
        whole.add(part)
      }
      expect(totalsOf(folded.view())).toEqual(totalsOf(whole.view()))
      expect(minutesOf(folded.view())).toEqual(minutesOf(whole.view()))
      expect(sidesOf(folded.view())).toEqual(sidesOf(whole.view()))
    }),
    RUNS,
  )
})

/** Frame bytes by minute. */
function minutesOf({ buckets }: Summary): [number, number][] {
  const sums = new Map<number, number>()
  for (let row = 0; row < buckets.count; row++) {
    const minute = buckets.minutes[row]
    sums.set(minute, (sums.get(minute) ?? 0) + buckets.bytesAToB[row] + buckets.bytesBToA[row])
  }
  return [...sums].sort(([x], [y]) => x - y)
}

/** Frame bytes from one side to the other, by what the built-in networks call an address. */
function sidesOf(summary: Summary): [string, number][] {
  const { pairs } = summary
  const sums = new Map<string, number>()
  const side = (id: number) => {
    const text = addressOf(summary, id)
    if (/^(22[4-9]|23)\d*\.|^ff/.test(text)) return 'multicast'
    return /^(10\.|f[cd]|::1$)/.test(text) ? 'inside' : 'outside'
  }
  for (let row = 0; row < pairs.count; row++) {
    const [a, b] = [side(pairs.aIds[row]), side(pairs.bIds[row])]
    for (const [way, bytes] of [
      [`${a} > ${b}`, pairs.bytesAToB[row]],
      [`${b} > ${a}`, pairs.bytesBToA[row]],
    ] as [string, number][]) {
      if (a !== b) sums.set(way, (sums.get(way) ?? 0) + bytes)
    }
  }
  return [...sums].filter(([, bytes]) => bytes > 0).sort()
}
