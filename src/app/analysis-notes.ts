// What is worth saying of the reading itself, beside what the captures say. In: moments of reading. Out: rows for the problems panel, each
// thing said once.

import type { ProblemRow } from '../verdict/index'
import { manyFilesText } from './pick-captures'

/** Unreadable files in a row that mean that all are gone. */
const GONE_AFTER = 3

export class AnalysisNotes {
  rows: ProblemRow[] = []
  private unreadableInARow = 0

  /** A worker that died or a question that was not answered; false when it was said before. */
  worker(message: string): boolean {
    return this.rows.every((row) => row.message !== message) && this.say('E-WORKER', message, 'problem')
  }

  slow(bytesPerSecond: number): void {
    if (this.has('E-SLOW')) return
    const rate = (bytesPerSecond / 1e6).toFixed(1)
    this.say(
      'E-SLOW',
      `This folder reads slowly (${rate} MB/s). Copying it to this computer first would be faster.`,
      'note',
    )
  }

  /** The budget is passed with nothing left to fold; `share` of the bytes were read. Said once for each budget. */
  full(budgetBytes: number, share: number): void {
    const budget = `${Number((budgetBytes / 1e9).toPrecision(3))} GB`
    const message =
      `Memory limit (${budget}) reached. Reading stopped at ${Math.floor(share * 100)} %; everything read so far is kept. ` +
      'Set a larger budget and continue.'
    if (this.rows.every((row) => row.message !== message)) this.say('E-MEM', message, 'problem')
  }

  many(found: number, captures: number): void {
    this.say('E-MANY', manyFilesText(found, captures), 'note')
  }

  /** Files that could be read and now cannot, one after the other: true once the disk or share must be gone. */
  gone(isUnreadable: boolean, done: number, given: number): boolean {
    this.unreadableInARow = isUnreadable ? this.unreadableInARow + 1 : 0
    if (this.unreadableInARow < GONE_AFTER || done === 0 || this.has('E-GONE')) return false
    const message =
      `The files can no longer be read. ${done} of ${given} are done. ` +
      'Reconnect the disk or share and drop the folder again: finished files are recognised.'
    return this.say('E-GONE', message, 'problem')
  }

  clear(): void {
    this.rows = []
    this.unreadableInARow = 0
  }

  private has(code: string): boolean {
    return this.rows.some((row) => row.code === code)
  }

  private say(code: string, message: string, severity: ProblemRow['severity']): boolean {
    this.rows.push({ capture: '', code, message, offset: 0, severity })
    return true
  }
}
