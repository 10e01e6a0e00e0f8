// The reader's end of the line to the case. In: chunks. Out: chunks given away over a port, and when the case has merged them.

import { transferablesOf } from '../engine/index'
import type { Chunk } from './contract'

/** Chunks of one file under way at most: a case that is busy slows its readers down instead of filling the memory. */
const MOST_UNDER_WAY = 2

export class Outbox {
  /** Chunks under way by file. */
  private readonly underWay = new Map<number, number>()
  private waiting: (() => void)[] = []

  constructor(private readonly port: MessagePort) {
    // Each answer of the case is the file of one merged chunk.
    port.onmessage = ({ data }: MessageEvent<number>) => {
      this.count(data, -1)
      const woken = this.waiting
      this.waiting = []
      for (const wake of woken) wake()
    }
  }

  /** Gives a chunk away; its arrays are gone from here. */
  send(chunk: Chunk): void {
    this.count(chunk.fileId, 1)
    this.port.postMessage(chunk, chunk.summaries.flatMap(transferablesOf))
  }

  /** Resolves when another chunk of the file may be sent. */
  room(fileId: number): Promise<void> {
    return this.until(fileId, MOST_UNDER_WAY - 1)
  }

  /** Resolves when the case has merged all of the file that was sent. */
  settled(fileId: number): Promise<void> {
    return this.until(fileId, 0)
  }

  private async until(fileId: number, most: number): Promise<void> {
    while ((this.underWay.get(fileId) ?? 0) > most) await new Promise<void>((wake) => this.waiting.push(wake))
  }

  private count(fileId: number, change: number): void {
    const chunks = (this.underWay.get(fileId) ?? 0) + change
    if (chunks > 0) this.underWay.set(fileId, chunks)
    else this.underWay.delete(fileId)
  }
}
