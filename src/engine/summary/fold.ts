// Folds small rows when a case passes its budget of memory (safety.md section 5). In: the tables of a case and a plan. Out: the same
// tables, in which conversations below the floor stand as one row for each protocol of their pair, and pairs below it in a row of their
// host with "the others" (fold-groups.ts). Every total stays: of a host that keeps a row, of a pair that is kept, of a minute, of all.

import { type Kept, numberKept } from '../bytes/rows'
import type { AddressTable } from './addresses'
import { groupOf } from './fold-groups'
import type { FoldedTables, FoldPlan } from './fold-plan'
import type { ConversationColumns, TrafficColumns } from './summary'
import type { Traffic } from './traffic'

/** Ports of a row that holds the small conversations of its pair; -1 is a protocol without ports. */
export const FOLDED_PORT = -2
/** Small pairs that make a row of their host worth it; the pairs of less busy addresses lose both names. */
const MANY = 16

export interface CaseTables extends FoldedTables {
  addresses: AddressTable
  /** Adds row `row` of `from`, whose captures are those of the tables. */
  addTraffic(traffic: Traffic, id: number, from: TrafficColumns, row: number): void
}

export interface FoldResult {
  pairs: number
  conversations: number
  /** New ids of addresses, -1 for those that are gone. */
  addressMap: Int32Array
  /** New rows of conversations, -1 for those that are gone, and of the pairs that hold what each pair had. */
  conversationMap: Int32Array
  pairMap: Int32Array
  /** Pairs folded by host, by its old id. */
  hosts: Map<number, number>
}

export function fold(tables: CaseTables, plan: FoldPlan): FoldResult {
  return new Folding(tables, plan).run()
}

class Folding {
  private readonly pairCount: number
  private readonly conversationCount: number
  private readonly bucketCount: number
  /** By old pair: the row that has its traffic afterwards; itself when it stays. */
  private readonly targets: Int32Array
  /** By old pair: 1 when its a→b is its target's b→a. */
  private readonly isTurned: Uint8Array
  private readonly hosts = new Map<number, number>()

  constructor(
    private readonly tables: CaseTables,
    private readonly plan: FoldPlan,
  ) {
    this.pairCount = tables.pairs.count
    this.conversationCount = tables.conversations.count
    this.bucketCount = tables.buckets.count
    this.targets = new Int32Array(this.pairCount)
    for (let row = 0; row < this.pairCount; row++) this.targets[row] = row
    this.isTurned = new Uint8Array(this.pairCount)
  }

  run(): FoldResult {
    if (this.plan.withPairs) this.foldPairs()
    const { addresses, pairs, conversations, buckets } = this.tables
    const keptConversations = numberKept(this.foldConversations(), conversations.count)
    const keptBuckets = numberKept(this.foldBuckets(), buckets.count)
    const keptPairs = numberKept(this.gonePairs(), pairs.count)
    const keptAddresses = this.usedAddresses(keptPairs)
    const result = {
      pairs: this.pairCount - countKept(keptPairs.map, this.pairCount),
      conversations: this.conversationCount - countKept(keptConversations.map, this.conversationCount),
      addressMap: keptAddresses.map,
      conversationMap: keptConversations.map,
      pairMap: this.targets.map((target) => keptPairs.map[target]),
      hosts: this.hosts,
    }
    addresses.keep(keptAddresses)
    pairs.keep(keptPairs, keptAddresses.map)
    conversations.keep(keptConversations, keptPairs.map)
    buckets.keep(keptBuckets, keptPairs.map)
    return result
  }

  private foldPairs(): void {
    const { pairs } = this.tables
    const stays = this.largePairs()
    const degrees = this.degreesOfSmall(stays)
    const plain = pairs.traffic.slice(this.pairCount)
    const turned = turn(plain)
    // A parent stands before its children, so its target is known.
    for (let row = 0; row < this.pairCount; row++) {
      if (stays[row] === 1) continue
      const target = this.targetOf(row, degrees, stays)
      if (target === row) continue
      this.targets[row] = target
      this.tables.addTraffic(pairs.traffic, target, this.isTurned[row] === 1 ? turned : plain, row)
    }
  }

  /** Pairs at or above the floor, and those around them. */
  private largePairs(): Uint8Array {
    const { parentIds, traffic } = this.tables.pairs
    const stays = new Uint8Array(this.pairCount)
    for (let row = this.pairCount - 1; row >= 0; row--) {
      if (traffic.bytesAToB.values[row] + traffic.bytesBToA.values[row] >= this.plan.floorBytes) stays[row] = 1
      if (stays[row] === 1 && parentIds[row] >= 0) stays[parentIds[row]] = 1
    }
    return stays
  }

  /** By address: the pairs of it that do not stay. */
  private degreesOfSmall(stays: Uint8Array): Int32Array {
    const { aIds, bIds } = this.tables.pairs
    const degrees = new Int32Array(this.tables.addresses.count)
    for (let row = 0; row < this.pairCount; row++) {
      if (stays[row] === 1) continue
      degrees[aIds[row]]++
      degrees[bIds[row]]++
    }
    return degrees
  }

  private targetOf(row: number, degrees: Int32Array, stays: Uint8Array): number {
    const { addresses, pairs } = this.tables
    const [a, b, parent] = [pairs.aIds[row], pairs.bIds[row], pairs.parentIds[row]]
    const isHostA = degrees[a] >= MANY && degrees[a] >= degrees[b]
    const isHostB = !isHostA && degrees[b] >= MANY
    const x = isHostA ? a : groupOf(addresses, a)
    const y = isHostB ? b : groupOf(addresses, b)
    const found = pairs.find(x, y, parent < 0 ? -1 : this.targets[parent])
    const target = found < this.pairCount ? this.targets[found] : found
    if (target < this.pairCount) stays[target] = 1
    // A row that was folded itself hands on what comes to it, turned as it was.
    const isFoundTurned = found < this.pairCount && found !== row ? this.isTurned[found] : 0
    this.isTurned[row] = (pairs.aIds[found] === x ? 0 : 1) ^ isFoundTurned
    const host = isHostA ? a : b
    if (target !== row && (isHostA || isHostB)) this.hosts.set(host, (this.hosts.get(host) ?? 0) + 1)
    return target
  }

  private gonePairs(): Uint8Array {
    const isGone = new Uint8Array(this.pairCount)
    for (let row = 0; row < this.pairCount; row++) isGone[row] = this.targets[row] === row ? 0 : 1
    return isGone
  }

  private foldConversations(): Uint8Array {
    const { conversations } = this.tables
    const plain = conversations.traffic.sliceOpened(this.conversationCount)
    const turned = { ...turn(plain), openedAToB: plain.openedBToA, openedBToA: plain.openedAToB }
    const isGone = new Uint8Array(this.conversationCount)
    for (let row = 0; row < this.conversationCount; row++) {
      const pair = conversations.pairIds[row]
      const target = this.targets[pair]
      if (target === pair && plain.bytesAToB[row] + plain.bytesBToA[row] >= this.plan.floorBytes) continue
      const rest = conversations.find(target, conversations.protocols[row], FOLDED_PORT, FOLDED_PORT)
      if (rest === row) continue
      isGone[row] = 1
      this.addConversation(rest, this.isTurned[pair] === 1 ? turned : plain, row)
    }
    return isGone
  }

  private addConversation(
    id: number,
    from: TrafficColumns & Pick<ConversationColumns, 'openedAToB' | 'openedBToA'>,
    row: number,
  ): void {
    const { traffic } = this.tables.conversations
    traffic.addOpened(id, from, row)
    this.tables.addTraffic(traffic, id, from, row)
  }

  private foldBuckets(): Uint8Array {
    const { buckets } = this.tables
    const from = buckets.columns()
    const isGone = new Uint8Array(this.bucketCount)
    for (let row = 0; row < this.bucketCount; row++) {
      const pair = from.pairIds[row]
      const target = this.targets[pair]
      if (target === pair) continue
      isGone[row] = 1
      buckets.addRow(target, from, row, this.isTurned[pair] === 1)
    }
    return isGone
  }

  private usedAddresses(keptPairs: Kept): Kept {
    const { addresses, pairs } = this.tables
    const isGone = new Uint8Array(addresses.count).fill(1)
    for (let row = 0; row < pairs.count; row++) {
      if (keptPairs.map[row] < 0) continue
      isGone[pairs.aIds[row]] = 0
      isGone[pairs.bIds[row]] = 0
    }
    return numberKept(isGone, addresses.count)
  }
}

function countKept(map: Int32Array, count: number): number {
  let kept = 0
  for (let row = 0; row < count; row++) if (map[row] >= 0) kept++
  return kept
}

/** The same rows, seen from the other end. */
function turn(columns: TrafficColumns): TrafficColumns {
  return {
    ...columns,
    framesAToB: columns.framesBToA,
    framesBToA: columns.framesAToB,
    bytesAToB: columns.bytesBToA,
    bytesBToA: columns.bytesAToB,
    payloadAToB: columns.payloadBToA,
    payloadBToA: columns.payloadAToB,
    goodputAToB: columns.goodputBToA,
    goodputBToA: columns.goodputAToB,
    firstIsBToA: columns.firstIsBToA.map((isBToA) => 1 - isBToA),
  }
}
