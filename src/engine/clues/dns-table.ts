// DNS by who asked, whom, and below which registered domain. In: queries and answers. Out: counts, which names were new when, and the
// first names as text. Names are a bottom-k sample by a fixed hash: the k smallest of a union are those of the parts' smallest.

import { growFloat64, growInt32, growUint32 } from '../bytes/columns'
import type { KeyedHash } from '../bytes/hash'
import { Slots } from '../bytes/slots'
import type { DnsColumns } from './columns'
import { FactTable, type IsEarlier } from './fact-table'
import { NameSketch } from './name-sketch'
import type { TextTable } from './text-table'

const FIRST_CAPACITY = 64
/** Names kept as text of one row. */
const SAMPLES = 16

export class DnsTable {
  count = 0
  private clientIds = new Int32Array(FIRST_CAPACITY)
  private serverIds = new Int32Array(FIRST_CAPACITY)
  private domainIds = new Int32Array(FIRST_CAPACITY)
  /** Counters by row: queries, text queries, answers, missing, query bytes, answer bytes, longest name, longest label. */
  private counters = new Float64Array(FIRST_CAPACITY * COUNTERS)
  private seconds = new Float64Array(FIRST_CAPACITY)
  private nanoseconds = new Uint32Array(FIRST_CAPACITY)
  private captureIds = new Int32Array(FIRST_CAPACITY)
  private records = new Float64Array(FIRST_CAPACITY)
  private readonly sketches: NameSketch[] = []
  private readonly samples: FactTable
  private readonly slots = new Slots(FIRST_CAPACITY * 2, (row) =>
    this.hash().hash3(this.clientIds[row], this.serverIds[row], this.domainIds[row]),
  )

  constructor(
    private readonly hash: () => KeyedHash,
    readonly texts: TextTable,
    private readonly isEarlier: IsEarlier,
  ) {
    this.samples = new FactTable(SAMPLES, texts, isEarlier)
  }

  /** The row of a client, a server and a domain. */
  find(clientId: number, serverId: number, domain: string): number {
    const domainId = this.texts.intern(domain)
    const { rows } = this.slots
    const mask = rows.length - 1
    const home = this.hash().hash3(clientId, serverId, domainId) & mask
    for (let slot = home; ; slot = (slot + 1) & mask) {
      const row = rows[slot]
      if (row < 0) return this.insert(slot, home, clientId, serverId, domainId)
      if (this.clientIds[row] === clientId && this.serverIds[row] === serverId && this.domainIds[row] === domainId)
        return row
    }
  }

  addQuery(row: number, bytes: number, isText: boolean, nameLength: number, labelLength: number): void {
    const at = row * COUNTERS
    this.counters[at + QUERIES]++
    if (isText) this.counters[at + TEXT_QUERIES]++
    this.counters[at + QUERY_BYTES] += bytes
    this.raise(at + LONGEST_NAME, nameLength)
    this.raise(at + LONGEST_LABEL, labelLength)
  }

  addAnswer(row: number, bytes: number, isMissing: boolean): void {
    const at = row * COUNTERS
    this.counters[at + ANSWERS]++
    if (isMissing) this.counters[at + MISSING]++
    this.counters[at + ANSWER_BYTES] += bytes
  }

  /** A packet that belongs to the row; the earliest is kept. */
  addPlace(row: number, seconds: number, nanoseconds: number, captureId: number, record: number): void {
    const own = this.seconds[row]
    const isLater =
      own < seconds ||
      (own === seconds &&
        (this.nanoseconds[row] < nanoseconds ||
          (this.nanoseconds[row] === nanoseconds &&
            !this.isEarlier(captureId, record, this.captureIds[row], this.records[row]))))
    if (isLater) return
    this.seconds[row] = seconds
    this.nanoseconds[row] = nanoseconds
    this.captureIds[row] = captureId
    this.records[row] = record
  }

  /** A name that was asked for, by its hash. */
  addName(row: number, hashHigh: number, hashLow: number, seconds: number, information: number): void {
    this.sketches[row].add(hashHigh, hashLow, seconds, information)
  }

  addSample(row: number, name: string, seconds: number, nanoseconds: number): void {
    this.samples.add(row, 0, name, seconds, nanoseconds, 0, 0)
  }

  /** Adds the rows of a Summary; ids are those of this table already. */
  addColumns(from: DnsColumns, addressIds: Int32Array, captureIds: Int32Array): void {
    const rows = new Int32Array(from.count)
    for (let i = 0; i < from.count; i++) {
      const [client, server] = [addressIds[from.clientIds[i]], addressIds[from.serverIds[i]]]
      rows[i] = client < 0 || server < 0 ? NONE : this.find(client, server, from.texts[from.domainIds[i]])
      const row = rows[i]
      if (row < 0) continue
      const at = row * COUNTERS
      this.counters[at + QUERIES] += from.queries[i]
      this.counters[at + TEXT_QUERIES] += from.textQueries[i]
      this.counters[at + ANSWERS] += from.answers[i]
      this.counters[at + MISSING] += from.missing[i]
      this.counters[at + QUERY_BYTES] += from.queryBytes[i]
      this.counters[at + ANSWER_BYTES] += from.answerBytes[i]
      this.raise(at + LONGEST_NAME, from.longestName[i])
      this.raise(at + LONGEST_LABEL, from.longestLabel[i])
      const captureId = captureIds[from.captureIds[i]] ?? NONE
      this.addPlace(row, from.seconds[i], from.nanoseconds[i], captureId, from.records[i])
    }
    const { names, samples } = from
    for (let i = 0; i < names.count; i++) {
      if (rows[names.dnsIds[i]] < 0) continue
      this.addName(rows[names.dnsIds[i]], names.hashHigh[i], names.hashLow[i], names.seconds[i], names.information[i])
    }
    for (let i = 0; i < samples.count; i++) {
      const text = from.texts[samples.textIds[i]]
      if (rows[samples.dnsIds[i]] < 0) continue
      this.samples.add(rows[samples.dnsIds[i]], 0, text, samples.seconds[i], samples.nanoseconds[i], 0, 0)
    }
  }

  get tableBytes(): number {
    return this.count * (32 + 8 * COUNTERS) + this.samples.tableBytes + this.sketches.length * 128
  }

  /** Arrays of its own, but for the texts, which are shared with other tables. */
  columns(texts: string[]): DnsColumns {
    const { count, samples } = this
    const counter = (which: number): Float64Array =>
      Float64Array.from({ length: count }, (_, row) => this.counters[row * COUNTERS + which])
    return {
      count,
      clientIds: this.clientIds.slice(0, count),
      serverIds: this.serverIds.slice(0, count),
      domainIds: this.domainIds.slice(0, count),
      queries: counter(QUERIES),
      textQueries: counter(TEXT_QUERIES),
      answers: counter(ANSWERS),
      missing: counter(MISSING),
      queryBytes: counter(QUERY_BYTES),
      answerBytes: counter(ANSWER_BYTES),
      longestName: Uint32Array.from(counter(LONGEST_NAME)),
      longestLabel: Uint32Array.from(counter(LONGEST_LABEL)),
      seconds: this.seconds.slice(0, count),
      nanoseconds: this.nanoseconds.slice(0, count),
      captureIds: this.captureIds.slice(0, count),
      records: this.records.slice(0, count),
      texts,
      names: nameColumns(this.sketches),
      samples: {
        count: samples.count,
        dnsIds: samples.owners.slice(0, samples.count),
        textIds: samples.textIds.slice(0, samples.count),
        seconds: samples.seconds.slice(0, samples.count),
        nanoseconds: samples.nanoseconds.slice(0, samples.count),
      },
    }
  }

  clear(): void {
    this.count = 0
    this.slots.clear()
    this.samples.clear()
    this.sketches.length = 0
  }

  private raise(at: number, value: number): void {
    if (value > this.counters[at]) this.counters[at] = value
  }

  private insert(slot: number, home: number, clientId: number, serverId: number, domainId: number): number {
    const row = this.count++
    if (row >= this.clientIds.length) this.grow(this.clientIds.length * 2)
    this.clientIds[row] = clientId
    this.serverIds[row] = serverId
    this.domainIds[row] = domainId
    this.counters.fill(0, row * COUNTERS, (row + 1) * COUNTERS)
    this.seconds[row] = Number.POSITIVE_INFINITY
    this.nanoseconds[row] = 0
    this.captureIds[row] = NONE
    this.records[row] = Number.POSITIVE_INFINITY
    this.sketches[row] = new NameSketch()
    this.slots.take(slot, home, row)
    return row
  }

  private grow(capacity: number): void {
    this.clientIds = growInt32(this.clientIds, capacity)
    this.serverIds = growInt32(this.serverIds, capacity)
    this.domainIds = growInt32(this.domainIds, capacity)
    this.counters = growFloat64(this.counters, capacity * COUNTERS)
    this.seconds = growFloat64(this.seconds, capacity)
    this.nanoseconds = growUint32(this.nanoseconds, capacity)
    this.captureIds = growInt32(this.captureIds, capacity)
    this.records = growFloat64(this.records, capacity)
  }
}

const NONE = -1
const COUNTERS = 8
const QUERIES = 0
const TEXT_QUERIES = 1
const ANSWERS = 2
const MISSING = 3
const QUERY_BYTES = 4
const ANSWER_BYTES = 5
const LONGEST_NAME = 6
const LONGEST_LABEL = 7

function nameColumns(sketches: readonly NameSketch[]): DnsColumns['names'] {
  const count = sketches.reduce((all, sketch) => all + sketch.count, 0)
  const columns = {
    count,
    dnsIds: new Int32Array(count),
    hashHigh: new Uint32Array(count),
    hashLow: new Uint32Array(count),
    seconds: new Float64Array(count),
    information: new Float64Array(count),
  }
  let at = 0
  sketches.forEach((sketch, row) => {
    for (let i = 0; i < sketch.count; i++, at++) {
      columns.dnsIds[at] = row
      columns.hashHigh[at] = sketch.hashHigh[i]
      columns.hashLow[at] = sketch.hashLow[i]
      columns.seconds[at] = sketch.seconds[i]
      columns.information[at] = sketch.information[i]
    }
  })
  return columns
}
