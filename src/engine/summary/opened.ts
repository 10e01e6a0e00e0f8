// The counters of a conversation row of a Summary: its traffic, and the TCP connections opened by each end.

import { CountColumn } from '../bytes/counts'
import type { ConversationColumns, TrafficColumns } from './summary'
import { Traffic } from './traffic'

export class OpenedTraffic extends Traffic {
  readonly openedAToB: CountColumn
  readonly openedBToA: CountColumn

  constructor(capacity: number) {
    super(capacity)
    this.openedAToB = new CountColumn(capacity, true)
    this.openedBToA = new CountColumn(capacity, true)
  }

  override grow(capacity: number): void {
    super.grow(capacity)
    this.openedAToB.grow(capacity)
    this.openedBToA.grow(capacity)
  }

  protected override counts(): CountColumn[] {
    return [...super.counts(), this.openedAToB, this.openedBToA]
  }

  addOpened(row: number, from: Pick<ConversationColumns, 'openedAToB' | 'openedBToA'>, fromRow: number): void {
    this.openedAToB.add(row, from.openedAToB[fromRow])
    this.openedBToA.add(row, from.openedBToA[fromRow])
  }

  /** Views on the first `count` rows. */
  sliceOpened(count: number): TrafficColumns & Pick<ConversationColumns, 'openedAToB' | 'openedBToA'> {
    return {
      ...this.slice(count),
      openedAToB: this.openedAToB.values.subarray(0, count),
      openedBToA: this.openedBToA.values.subarray(0, count),
    }
  }
}
