import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { merge, type Summary } from '../../engine/index'
import { buildPcap } from '../../testing/build-pcap'
import { udp } from '../../testing/frames'
import { randomFrames } from '../../testing/random-frames'
import { readCapture } from '../../testing/read-capture'
import { gre } from '../../testing/tunnels'
import { exactInteger, nanosecondsOf } from './exact'
import { MERGE_CONVERSATIONS, MERGE_MINUTES, MERGE_PAIRS } from './merge-sql'
import { summaryParquet } from './summary-tables'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'egress-parquet-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function write(summary: Summary, name: string): void {
  for (const file of summaryParquet(summary)) writeFileSync(join(folder, `${name}-${file.name}`), file.bytes)
}

/** Rows as DuckDB reads them, numbers as text so that none is rounded. */
async function query(sql: string): Promise<string[]> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const reader = await connection.runAndReadAll(sql.replaceAll('FOLDER', folder))
  return reader.getRowsJS().map((row) => row.map(String).join(' '))
}

describe('Parquet', () => {
  it('gives DuckDB exact sums, times in nanoseconds and addresses as text', async () => {
    const at = { seconds: 1_426_126_447, nanoseconds: 123_456_789 }
    const frames = [
      udp('10.0.0.5:53', '203.0.113.9:5353', 100, { at }),
      udp('203.0.113.9:5353', '10.0.0.5:53', 7, { at }),
    ]
    write(readCapture(buildPcap(frames, { nanosecond: true })), 'one')
    expect(
      await query(`select via = '', a, b, frames_a_to_b, payload_a_to_b, payload_b_to_a, first_ns, first_capture, first_record
        from 'FOLDER/one-pairs.parquet'`),
    ).toEqual(['true 10.0.0.5 203.0.113.9 1 100 7 1426126447123456789 a.pcap 1'])
    expect(await query(`select protocol, a_port, b_port from 'FOLDER/one-conversations.parquet'`)).toEqual([
      '17 53 5353',
    ])
    expect(await query(`select name, records, problems from 'FOLDER/one-captures.parquet'`)).toEqual(['a.pcap 2 0'])
    expect(await query(`select minute, payload_a_to_b from 'FOLDER/one-minutes.parquet'`)).toEqual(['23768774 100'])
  })

  it('writes all its sums as 64-bit integers, up to 2^53, and refuses what is beyond', async () => {
    const summary = readCapture(buildPcap([udp('10.0.0.5:53', '203.0.113.9:5353', 100)]))
    summary.pairs.bytesAToB = Float64Array.of(Number.MAX_SAFE_INTEGER)
    write(summary, 'large')
    expect(await query(`select bytes_a_to_b, typeof(bytes_a_to_b) from 'FOLDER/large-pairs.parquet'`)).toEqual([
      '9007199254740991 BIGINT',
    ])
    expect(() => exactInteger(2 ** 53)).toThrow('no exact integer')
    expect(nanosecondsOf(Number.POSITIVE_INFINITY, 0)).toBeNull()
    expect(nanosecondsOf(9_223_372_037, 0)).toBeNull()
    expect(nanosecondsOf(-1, 250_000_000)).toBe(-750_000_000n)
  })

  it('names the pairs around those of a tunnel, outermost first', async () => {
    const inner = gre('192.0.2.1', '192.0.2.2', udp('10.0.0.5:53', '203.0.113.9:5353', 1))
    write(readCapture(buildPcap([gre('198.51.100.1', '198.51.100.2', inner)])), 'tunnel')
    expect(await query(`select via, a, b from 'FOLDER/tunnel-pairs.parquet' order by via`)).toEqual([
      ' 198.51.100.1 198.51.100.2',
      '198.51.100.1 198.51.100.2 192.0.2.1 192.0.2.2',
      '198.51.100.1 198.51.100.2/192.0.2.1 192.0.2.2 10.0.0.5 203.0.113.9',
    ])
  })

  it('says which version its columns are, and reads back in another library', async () => {
    const [pairs] = summaryParquet(readCapture(buildPcap([udp('10.0.0.5:53', '203.0.113.9:5353', 100)])))
    const file = pairs.bytes.slice().buffer
    expect(parquetMetadata(file).key_value_metadata).toEqual([{ key: 'egress.schema', value: 'egress.pairs/1' }])
    expect((await parquetReadObjects({ file })).map(({ a, bytes_a_to_b }) => [a, bytes_a_to_b])).toEqual([
      ['10.0.0.5', 142n],
    ])
  })

  it('writes more rows than a row group has, and a table without rows', async () => {
    const frames = Array.from({ length: 70_000 }, (_, i) =>
      udp(`10.${i >> 16}.${(i >> 8) & 255}.${i & 255}:1`, '10.9.9.9:1', 1),
    )
    write(readCapture(buildPcap(frames)), 'many')
    expect(await query(`select count(*), sum(payload_a_to_b) from 'FOLDER/many-pairs.parquet'`)).toEqual([
      '70000 70000',
    ])
    write(readCapture(buildPcap([])), 'none')
    expect(await query(`select count(*) from 'FOLDER/none-pairs.parquet'`)).toEqual(['0'])
  })
})

describe('the SQL that merges summaries', () => {
  it('is the one that the page on many machines shows', () => {
    const page = readFileSync('docs/many-machines.md', 'utf8')
    expect(page).toContain(MERGE_PAIRS)
    expect(page).toContain(MERGE_MINUTES)
  })

  it('gives what adding the Summaries gives, for any captures', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(randomFrames(30), { minLength: 2, maxLength: 4 }), async (machines) => {
        const summaries = machines.map((frames, i) => readCapture(buildPcap(frames), { name: `${i}.pcap` }))
        for (const [i, summary] of summaries.entries()) write(summary, `machine-${i}`)
        for (let i = summaries.length; i < 4; i++) write(readCapture(buildPcap([])), `machine-${i}`)
        write(
          summaries.reduce((sum, summary) => merge(sum, summary)),
          'merged',
        )
        for (const [sql, table] of [
          [MERGE_PAIRS, 'pairs'],
          [MERGE_CONVERSATIONS, 'conversations'],
          [MERGE_MINUTES, 'minutes'],
        ]) {
          const parts = sql.replace(/'[^']*\.parquet'/, `'FOLDER/machine-*-${table}.parquet'`)
          expect(await query(`${parts} order by all`)).toEqual(
            await query(`select * from 'FOLDER/merged-${table}.parquet' order by all`),
          )
        }
      }),
      { numRuns: 15, seed: 20_150_312 },
    )
  })
})
