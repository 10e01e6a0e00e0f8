// All that was seen in clear, as tables that add. In: facts while a capture is read, or the columns of Summaries. Out: columns.

import { KeyedHash } from '../bytes/hash'
import type { SeenColumns } from './columns'
import { DnsTable } from './dns-table'
import { EchoTable } from './echo-table'
import { FactTable, type IsEarlier } from './fact-table'
import { TextTable } from './text-table'

const CLUES_A_CONVERSATION = 50
const NAMES_AN_ADDRESS = 16
/** A clue's tag holds its kind and direction. */
export const TAGS_A_KIND = 2

export class SeenTables {
  private readonly texts = new TextTable()
  /** By conversation; the tag is kind * 2, and 1 more for b→a. */
  readonly clues: FactTable
  /** By address; the tag is the source. */
  readonly names: FactTable
  readonly dns: DnsTable
  readonly echoes: EchoTable

  constructor(seed: Uint32Array, isEarlier: IsEarlier) {
    this.clues = new FactTable(CLUES_A_CONVERSATION, this.texts, isEarlier)
    this.names = new FactTable(NAMES_AN_ADDRESS, this.texts, isEarlier)
    // Most captures of a case are small and hold neither: the tables of a hash take longer to fill than such a capture to read.
    let made: KeyedHash | null = null
    const hash = (): KeyedHash => {
      made ??= new KeyedHash(seed)
      return made
    }
    this.dns = new DnsTable(hash, this.texts, isEarlier)
    this.echoes = new EchoTable(hash)
  }

  /** Adds the columns of a Summary, whose ids map to ids here; what maps to -1 is left out. */
  add(seen: SeenColumns, ids: SeenIds): void {
    const { clues, names } = seen
    for (let i = 0; i < clues.count; i++) {
      const conversation = ids.conversations[clues.conversationIds[i]]
      if (conversation < 0) continue
      this.clues.add(
        conversation,
        clues.kinds[i] * TAGS_A_KIND + clues.isBToA[i],
        clues.texts[clues.textIds[i]],
        clues.seconds[i],
        clues.nanoseconds[i],
        ids.captures[clues.captureIds[i]],
        clues.records[i],
      )
    }
    for (let i = 0; i < names.count; i++) {
      const address = ids.addresses[names.addressIds[i]]
      if (address < 0) continue
      this.names.add(
        address,
        names.sources[i],
        names.texts[names.textIds[i]],
        names.seconds[i],
        names.nanoseconds[i],
        ids.captures[names.captureIds[i]],
        names.records[i],
      )
    }
    this.dns.addColumns(seen.dns, ids.addresses, ids.captures)
    this.echoes.addColumns(seen.echoes, ids.pairs)
  }

  /** Rows of the tables beside have new numbers; facts of rows that are gone (-1) go with them. */
  renumber(conversations: Int32Array, addresses: Int32Array, pairs: Int32Array): void {
    const columns = this.columns()
    this.clear()
    const captures = Int32Array.from({ length: highest(columns) + 1 }, (_, id) => id)
    this.add(columns, { conversations, addresses, pairs, captures })
  }

  get tableBytes(): number {
    const { texts, clues, names, dns, echoes } = this
    return texts.tableBytes + clues.tableBytes + names.tableBytes + dns.tableBytes + echoes.tableBytes
  }

  /** Arrays of its own. */
  columns(): SeenColumns {
    const texts = this.texts.texts.slice()
    const { clues, names } = this
    return {
      clues: {
        ...factColumns(clues),
        conversationIds: clues.owners.slice(0, clues.count),
        kinds: clues.tags.slice(0, clues.count).map((tag) => tag >> 1),
        isBToA: clues.tags.slice(0, clues.count).map((tag) => tag & 1),
        texts,
      },
      names: {
        ...factColumns(names),
        addressIds: names.owners.slice(0, names.count),
        sources: names.tags.slice(0, names.count),
        texts,
      },
      dns: this.dns.columns(texts),
      echoes: this.echoes.columns(),
    }
  }

  clear(): void {
    this.texts.clear()
    this.clues.clear()
    this.names.clear()
    this.dns.clear()
    this.echoes.clear()
  }
}

/** Rows of a Summary → rows of the tables that it is added to. */
export interface SeenIds {
  conversations: Int32Array
  addresses: Int32Array
  pairs: Int32Array
  captures: Int32Array
}

function factColumns({ count, textIds, seconds, nanoseconds, captureIds, records }: FactTable) {
  return {
    count,
    textIds: textIds.slice(0, count),
    seconds: seconds.slice(0, count),
    nanoseconds: nanoseconds.slice(0, count),
    captureIds: captureIds.slice(0, count),
    records: records.slice(0, count),
  }
}

/** The highest capture id in the columns. */
function highest({ clues, names, dns }: SeenColumns): number {
  const ids = [clues, names, dns].flatMap(({ captureIds }) => Array.from(captureIds))
  return ids.reduce((most, id) => Math.max(most, id), 0)
}
