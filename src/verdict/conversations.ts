// The conversations behind one row. In: a judgement and the two addresses of the row. Out: ConversationRows, busiest first.

import { type ConversationColumns, protocolName, serviceName } from '../engine/index'
import { readNetwork } from './cidr'
import { NOT_COUNTED } from './direction'
import type { Judgement } from './judgement'
import { measured } from './measure'
import { sortByWords, wordsOfNumbers } from './rank/radix'
import { responderPort } from './responder'
import { countedPairs, timeOf } from './rows'
import type { ConversationRow, Volume } from './types'

export function conversationRows(
  judgement: Judgement,
  inside: string,
  outside: string,
  limit: number,
): { rows: ConversationRow[]; total: number } {
  const row = findRow(judgement, inside, outside)
  if (row < 0) return { rows: [], total: 0 }
  const { conversations } = judgement.summary
  const ids = conversationIds(judgement, row)
  const isFlipped = judgement.directions.isFlipped[row] === 1
  const busiest = byBytes(judgement, Uint32Array.from(ids)).subarray(0, limit)
  return { rows: Array.from(busiest, (id) => conversationRow(conversations, id, isFlipped)), total: ids.length }
}

export function conversationIds(judgement: Judgement, row: number): number[] {
  const { starts, members } = judgement.index.conversationsOfPair
  return countedPairs(judgement, row).flatMap((pair) => Array.from(members.subarray(starts[pair], starts[pair + 1])))
}

/** The row of two addresses, whichever way round, or -1. */
export function findRow(judgement: Judgement, inside: string, outside: string): number {
  const x = findAddress(judgement, inside)
  const y = findAddress(judgement, outside)
  const { aIds, bIds, roles } = judgement.directions
  if (x < 0 || y < 0) return -1
  for (let row = 0; row < roles.length; row++) {
    if (roles[row] === NOT_COUNTED) continue
    if ((aIds[row] === x && bIds[row] === y) || (aIds[row] === y && bIds[row] === x)) return row
  }
  return -1
}

function findAddress(judgement: Judgement, text: string): number {
  const { families, words, count } = judgement.summary.addresses
  const network = readNetwork(text)
  if (network === null) return -1
  // A mapped address is weighed as IPv4 but stays an address of its own: the text tells which of the two is meant.
  const isMapped = text.includes(':') && network.family === 4
  const [w0, w1, w2, w3] = isMapped ? [0, 0, 0xffff, network.words[0]] : network.words
  const family = isMapped ? 6 : network.family
  for (let id = 0; id < count; id++) {
    if (families[id] !== family || words[4 * id] !== w0 || words[4 * id + 1] !== w1) continue
    if (words[4 * id + 2] === w2 && words[4 * id + 3] === w3) return id
  }
  return -1
}

function byBytes(judgement: Judgement, ids: Uint32Array): Uint32Array {
  const { conversations } = judgement.summary
  const { aToB, bToA } = measured(conversations, judgement.by.measure)
  return sortByWords(
    ids,
    wordsOfNumbers(
      Float64Array.from(ids, (id) => aToB[id] + bToA[id]),
      true,
    ),
  )
}

export function conversationRow(conversations: ConversationColumns, id: number, isFlipped: boolean): ConversationRow {
  const port = responderPort(conversations, id)
  const protocol = conversations.protocols[id]
  const aToB = directed(conversations, id, false)
  const bToA = directed(conversations, id, true)
  return {
    protocol: protocolName(protocol),
    ipProtocol: protocol,
    insidePort: isFlipped ? conversations.bPorts[id] : conversations.aPorts[id],
    outsidePort: isFlipped ? conversations.aPorts[id] : conversations.bPorts[id],
    service: port < 0 ? '' : serviceName(protocol, port),
    out: isFlipped ? bToA : aToB,
    in: isFlipped ? aToB : bToA,
    first: timeOf(conversations.firstSeconds[id], conversations.firstNanoseconds[id]),
    last: timeOf(conversations.lastSeconds[id], conversations.lastNanoseconds[id]),
    openedByInside: isFlipped ? conversations.openedBToA[id] : conversations.openedAToB[id],
    openedByOutside: isFlipped ? conversations.openedAToB[id] : conversations.openedBToA[id],
  }
}

function directed(conversations: ConversationColumns, id: number, isBToA: boolean): Volume {
  return {
    frames: isBToA ? conversations.framesBToA[id] : conversations.framesAToB[id],
    frameBytes: isBToA ? conversations.bytesBToA[id] : conversations.bytesAToB[id],
    payloadBytes: isBToA ? conversations.payloadBToA[id] : conversations.payloadAToB[id],
    goodputBytes: isBToA ? conversations.goodputBToA[id] : conversations.goodputAToB[id],
  }
}
