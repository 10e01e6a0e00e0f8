import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { engineRecords } from './engine-records'
import { oracleLacks, oracleRecords } from './pcap-ng-parser'

const REAL = join(import.meta.dirname, '../../../shared/captures/real')

/** Real pcapng captures by their first four bytes, whatever their name ends in. */
function pcapngFiles(): [string, Uint8Array][] {
  const files = readdirSync(REAL).filter((name) => !name.endsWith('.json'))
  const read = files.map((name): [string, Uint8Array] => [name, new Uint8Array(readFileSync(join(REAL, name)))])
  return read.filter(([, file]) => file[0] === 0x0a && file[1] === 0x0d && file[2] === 0x0d && file[3] === 0x0a)
}

it.skipIf(!existsSync(REAL))('has the records of pcap-ng-parser in every real capture that it can read', async () => {
  const differing: string[] = []
  const left = new Map<string, number>()
  let compared = 0
  let records = 0
  for (const [name, file] of pcapngFiles()) {
    const lacks = oracleLacks(file)
    if (lacks) {
      left.set(lacks, (left.get(lacks) ?? 0) + 1)
      continue
    }
    compared++
    const theirs = await oracleRecords(file)
    const ours = engineRecords(file)
    records += theirs.length
    const isSame =
      ours.length === theirs.length && ours.every((bytes, index) => Buffer.compare(bytes, theirs[index]) === 0)
    if (!isSame) differing.push(`${name}: ${ours.length} records, pcap-ng-parser has ${theirs.length}`)
  }
  console.log(
    `pcap-ng-parser read ${records} records of ${compared} real pcapng captures; left out:`,
    Object.fromEntries(left),
  )
  expect(compared).toBeGreaterThan(0)
  expect(differing).toEqual([])
})
