// The counters of a conversation row of a Summary: its traffic, and the TCP connections opened by each end.

import { growFloat64 } from '../bytes/columns'
import type { ConversationColumns } from './summary'
import { Traffic } from './traffic'

export class OpenedTraffic extends Traffic {
  openedAToB: Float64Array<ArrayBuffer>
  openedBToA: Float64Array<ArrayBuffer>

  constructor(capacity: number) {
    super(capacity)
    this.openedAToB = new Float64Array(capacity)
    this.openedBToA = new Float64Array(capacity)
  }

  override grow(capacity: number): void {
    super.grow(capacity)
    this.openedAToB = growFloat64(this.openedAToB, capacity)
    this.openedBToA = growFloat64(this.openedBToA, capacity)
  }

  addOpened(row: number, from: ConversationColumns, fromRow: number): void {
    this.openedAToB[row] += from.openedAToB[fromRow]
    this.openedBToA[row] += from.openedBToA[fromRow]
  }
}
