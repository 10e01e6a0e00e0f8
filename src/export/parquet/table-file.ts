// One table as one Parquet file. In: columns, each with a function from row to value. Out: bytes. Rows are written in groups, so that the
// values of a group are all that exists beside the file.

import { ByteWriter, ParquetWriter } from 'hyparquet-writer'

/** Rows of a row group: what readers of the format take for a good size, and 65,536 values a column at once. */
const ROWS_A_GROUP = 65_536

export type ParquetValue = string | bigint | number | boolean | null

export interface ParquetColumn {
  name: string
  type: 'STRING' | 'INT32' | 'INT64' | 'BOOLEAN'
  nullable?: boolean
  /** A bigint for INT64, a number for INT32; null only in a nullable column. */
  valueOf: (row: number) => ParquetValue
}

export interface ParquetTable {
  /** Name and version of what the columns mean, for example "egress.pairs/1": key `egress.schema` of the file. */
  schema: string
  rows: number
  columns: readonly ParquetColumn[]
}

/** Snappy, dictionaries where they pay. The same table gives the same bytes. */
export function writeParquet(table: ParquetTable): Uint8Array {
  const writer = new ByteWriter()
  const file = new ParquetWriter({
    writer,
    schema: schemaOf(table.columns),
    kvMetadata: [{ key: 'egress.schema', value: table.schema }],
    createdBy: 'egress',
  })
  for (let from = 0; from < table.rows; from += ROWS_A_GROUP) {
    const count = Math.min(ROWS_A_GROUP, table.rows - from)
    file.write({ columnData: table.columns.map((column) => dataOf(column, from, count)), rowGroupSize: count })
  }
  file.finish()
  return writer.getBytes()
}

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number]

function schemaOf(columns: readonly ParquetColumn[]): SchemaElement[] {
  return [{ name: 'root', num_children: columns.length }, ...columns.map(elementOf)]
}

function elementOf({ name, type, nullable }: ParquetColumn): SchemaElement {
  const repetition_type = nullable === true ? 'OPTIONAL' : 'REQUIRED'
  return type === 'STRING'
    ? { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type }
    : { name, type, repetition_type }
}

function dataOf(column: ParquetColumn, from: number, count: number) {
  return { name: column.name, data: Array.from({ length: count }, (_, i) => column.valueOf(from + i)) }
}
