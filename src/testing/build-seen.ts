// Adds what was seen in clear to a Summary made by hand. In: facts by the texts of their ends. Out: the Summary with the columns that the
// engine would give for them.

import {
  CLUE_KINDS,
  type ClueKind,
  formatAddress,
  NAME_SOURCES,
  type NameSource,
  type SeenColumns,
  type Summary,
} from '../engine/index'

export interface BuiltSeen {
  /** `from` sent the packet; both ends are addresses, and all their conversations on `port` carry the fact. */
  clues?: { from: string; to: string; port: number; kind: ClueKind; text: string; at?: number }[]
  names?: { address: string; source: NameSource; name: string }[]
  dns?: {
    client: string
    server: string
    domain: string
    /** New names: first second and information in bytes. */
    names: { at: number; information: number }[]
    queryBytes?: number
    /** Queries of type TXT or NULL among them. */
    textQueries?: number
  }[]
  echoes?: {
    from: string
    to: string
    hour: number
    packets: number
    bytes: number
    distinct: number
    answered?: number
  }[]
}

export function withSeen(summary: Summary, built: BuiltSeen): Summary {
  const seen: SeenColumns = {
    clues: cluesOf(summary, built.clues ?? []),
    names: namesOf(summary, built.names ?? []),
    dns: dnsOf(summary, built.dns ?? []),
    echoes: echoesOf(summary, built.echoes ?? []),
  }
  return { ...summary, seen }
}

function idOf({ addresses }: Summary, text: string): number {
  for (let id = 0; id < addresses.count; id++) {
    if (formatAddress(addresses.families[id], addresses.words, id * 4) === text) return id
  }
  throw new Error(`${text} is no address of this summary`)
}

function placesOf(count: number, at: (row: number) => number) {
  return {
    seconds: Float64Array.from({ length: count }, (_, row) => at(row)),
    nanoseconds: new Uint32Array(count),
    captureIds: new Int32Array(count),
    records: new Float64Array(count).fill(1),
  }
}

const identity = (count: number): Int32Array => Int32Array.from({ length: count }, (_, row) => row)

function cluesOf(summary: Summary, given: NonNullable<BuiltSeen['clues']>): SeenColumns['clues'] {
  const { conversations, pairs } = summary
  const rows = given.flatMap((clue) => {
    const [from, to] = [idOf(summary, clue.from), idOf(summary, clue.to)]
    return [...Array(conversations.count).keys()]
      .filter((id) => {
        const pair = conversations.pairIds[id]
        const ends = [pairs.aIds[pair], pairs.bIds[pair]]
        return (
          ends.includes(from) &&
          ends.includes(to) &&
          [conversations.aPorts[id], conversations.bPorts[id]].includes(clue.port)
        )
      })
      .map((id) => ({ clue, id, isBToA: pairs.aIds[conversations.pairIds[id]] === from ? 0 : 1 }))
  })
  return {
    count: rows.length,
    conversationIds: Int32Array.from(rows, ({ id }) => id),
    kinds: Uint8Array.from(rows, ({ clue }) => CLUE_KINDS.indexOf(clue.kind)),
    isBToA: Uint8Array.from(rows, ({ isBToA }) => isBToA),
    textIds: identity(rows.length),
    ...placesOf(rows.length, (row) => rows[row].clue.at ?? 0),
    texts: rows.map(({ clue }) => clue.text),
  }
}

function namesOf(summary: Summary, given: NonNullable<BuiltSeen['names']>): SeenColumns['names'] {
  return {
    count: given.length,
    addressIds: Int32Array.from(given, ({ address }) => idOf(summary, address)),
    sources: Uint8Array.from(given, ({ source }) => NAME_SOURCES.indexOf(source)),
    textIds: identity(given.length),
    ...placesOf(given.length, () => 0),
    texts: given.map(({ name }) => name),
  }
}

function dnsOf(summary: Summary, given: NonNullable<BuiltSeen['dns']>): SeenColumns['dns'] {
  const count = given.length
  const names = given.flatMap(({ names: own }, dnsId) => own.map((name) => ({ ...name, dnsId })))
  const queries = Float64Array.from(given, ({ names: own }) => own.length)
  return {
    count,
    clientIds: Int32Array.from(given, ({ client }) => idOf(summary, client)),
    serverIds: Int32Array.from(given, ({ server }) => idOf(summary, server)),
    domainIds: identity(count),
    queries,
    textQueries: Float64Array.from(given, ({ textQueries }) => textQueries ?? 0),
    answers: queries,
    missing: new Float64Array(count),
    queryBytes: Float64Array.from(given, ({ queryBytes, names: own }) => queryBytes ?? 80 * own.length),
    answerBytes: new Float64Array(count),
    longestName: new Uint32Array(count),
    longestLabel: new Uint32Array(count),
    ...placesOf(count, (row) => Math.min(...given[row].names.map(({ at }) => at))),
    texts: given.map(({ domain }) => domain),
    names: {
      count: names.length,
      dnsIds: Int32Array.from(names, ({ dnsId }) => dnsId),
      // Far apart and never equal: any 32-bit odd factor spreads the numbers.
      hashHigh: Uint32Array.from(names, (_, row) => Math.imul(row + 1, 0x9e3779b1) >>> 0),
      hashLow: Uint32Array.from(names, (_, row) => row),
      seconds: Float64Array.from(names, ({ at }) => at),
      information: Float64Array.from(names, ({ information }) => information),
    },
    samples: {
      count: 0,
      dnsIds: new Int32Array(0),
      textIds: new Int32Array(0),
      seconds: new Float64Array(0),
      nanoseconds: new Uint32Array(0),
    },
  }
}

function echoesOf(summary: Summary, given: NonNullable<BuiltSeen['echoes']>): SeenColumns['echoes'] {
  const { pairs } = summary
  const rows = given.map((echo) => {
    const [from, to] = [idOf(summary, echo.from), idOf(summary, echo.to)]
    const pair = [...Array(pairs.count).keys()].find((id) => {
      const ends = [pairs.aIds[id], pairs.bIds[id]]
      return ends.includes(from) && ends.includes(to)
    })
    if (pair === undefined) throw new Error(`${echo.from} and ${echo.to} are no pair of this summary`)
    return { ...echo, pair, isAToB: pairs.aIds[pair] === from }
  })
  const sent = (of: (row: (typeof rows)[number]) => number, isAToB: boolean): Float64Array =>
    Float64Array.from(rows, (row) => (row.isAToB === isAToB ? of(row) : (row.answered ?? 0) * of(row)))
  return {
    count: rows.length,
    pairIds: Int32Array.from(rows, ({ pair }) => pair),
    hours: Int32Array.from(rows, ({ hour }) => hour),
    packetsAToB: sent(({ packets }) => packets, true),
    packetsBToA: sent(({ packets }) => packets, false),
    bytesAToB: sent(({ bytes }) => bytes, true),
    bytesBToA: sent(({ bytes }) => bytes, false),
    distinctAToB: sent(({ distinct }) => distinct, true),
    distinctBToA: sent(({ distinct }) => distinct, false),
    hashesAToB: new Uint32Array(rows.length * 16).fill(0xffff_ffff),
    hashesBToA: new Uint32Array(rows.length * 16).fill(0xffff_ffff),
  }
}
