// Merging the summaries of many machines in SQL: the queries of docs/many-machines.md, so that tests run what the page says. They are
// plain SQL that DuckDB, Spark and Trino read alike, but for the name of the table: DuckDB reads the files by the pattern in quotes.

const SUMS = [
  'frames_a_to_b',
  'frames_b_to_a',
  'bytes_a_to_b',
  'bytes_b_to_a',
  'payload_a_to_b',
  'payload_b_to_a',
  'goodput_a_to_b',
  'goodput_b_to_a',
]
const OPENED = ['opened_a_to_b', 'opened_b_to_a']

/** Sums come back as 64-bit integers again, so that merged files can be merged. */
function sums(columns: readonly string[]): string {
  return columns.map((column) => `cast(sum(${column}) as bigint) as ${column}`).join(',\n  ')
}

/** The first frame in capture order is that of the capture whose name comes first, then the lowest record number. */
function traffic(table: string, keys: string, more: readonly string[]): string {
  return `select ${keys},
  ${sums(SUMS)},
  min(first_ns) as first_ns, max(last_ns) as last_ns,
  ${first('first_capture')}, ${first('first_record')}, ${first('first_is_b_to_a')}${more.length === 0 ? '' : `,\n  ${sums(more)}`}
from (
  select *, row_number() over (partition by ${keys} order by first_record is null, first_capture, first_record) as place
  from '${table}'
) as parts
group by ${keys}`
}

function first(column: string): string {
  return `max(case when place = 1 then ${column} end) as ${column}`
}

export const MERGE_PAIRS = traffic('sensors/*/pairs.parquet', 'via, a, b', [])

export const MERGE_CONVERSATIONS = traffic(
  'sensors/*/conversations.parquet',
  'via, a, b, protocol, a_port, b_port',
  OPENED,
)

export const MERGE_MINUTES = `select via, a, b, minute,
  ${sums(SUMS.slice(2))}
from 'sensors/*/minutes.parquet'
group by via, a, b, minute`
