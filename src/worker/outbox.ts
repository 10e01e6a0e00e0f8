// The reader's end of the line to the case. In: chunks. Out: chunks given away over a port, and when the case has merged them.

import { transferablesOf } from '../engine/index'
import type { Chunk } from './contract'

/** Chunks under way at most: a case that is busy slows its readers down instead of filling the memory. */
const MOST_UNDER_WAY = 2

export class Outbox {
  private underWay = 0
  private waiting: (() => void)[] = []

  constructor(private readonly port: MessagePort) {
    // Each answer of the case stands for one merged chunk.
    port.onmessage = () => {
      this.underWay--
      const woken = this.waiting
      this.waiting = []
      for (const wake of woken) wake()
    }
  }

  /** Gives a chunk away; its arrays are gone from here. */
  send(chunk: Chunk): void {
    this.underWay++
    this.port.postMessage(chunk, chunk.summaries.flatMap(transferablesOf))
  }

  /** Resolves when another chunk may be sent. */
  room(): Promise<void> {
    return this.until(MOST_UNDER_WAY - 1)
  }

  /** Resolves when the case has merged all that was sent. */
  settled(): Promise<void> {
    return this.until(0)
  }

  private async until(most: number): Promise<void> {
    while (this.underWay > most) await new Promise<void>((wake) => this.waiting.push(wake))
  }
}
