// Whether a reader may go on. In: stop, pause and resume from the page. Out: answers to the reading loop.

export class Gate {
  isPaused = false
  private readonly running = new Set<number>()
  private waiting: (() => void)[] = []

  /** A read begins. */
  open(fileId: number): void {
    this.running.add(fileId)
  }

  isStopped(fileId: number): boolean {
    return !this.running.has(fileId)
  }

  /** One file, or all. A paused read goes on to its end. */
  stop(fileId?: number): void {
    if (fileId === undefined) this.running.clear()
    else this.running.delete(fileId)
    this.wake()
    if (fileId === undefined) this.isPaused = false
  }

  pause(): void {
    this.isPaused = true
  }

  resume(): void {
    this.isPaused = false
    this.wake()
  }

  /** Resolves when reading may go on, or is stopped. */
  resumed(): Promise<void> {
    if (!this.isPaused) return Promise.resolve()
    return new Promise((wake) => this.waiting.push(wake))
  }

  private wake(): void {
    const woken = this.waiting
    this.waiting = []
    for (const wake of woken) wake()
  }
}
