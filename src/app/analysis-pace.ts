// How fast reading goes. In: bytes read so far, now and then. Out: a smoothed rate, the time spent and the time left.

/** The rate forgets what is older than about this. */
const MEMORY_MS = 3000
/** Before this a guess of the time left is worth nothing. */
const QUIET_MS = 2000
/** safety.md section 10: below 1 MB/s for half a minute. */
const SLOW_RATE = 1_000_000
const SLOW_MS = 30_000

export class Pace {
  private startedAt: number | null = null
  private spentMs = 0
  private lastAt = 0
  private lastBytes = 0
  private rate = 0
  /** Since when the rate is below SLOW_RATE, null while it is not. */
  private slowSince: number | null = null

  /** Reading begins, or goes on after a rest; `bytes` were read before. */
  start(now: number, bytes: number): void {
    if (this.startedAt !== null) return
    this.startedAt = this.lastAt = now
    this.lastBytes = bytes
    this.rate = 0
  }

  rest(now: number): void {
    this.slowSince = null
    if (this.startedAt !== null) this.spentMs += now - this.startedAt
    this.startedAt = null
  }

  note(now: number, bytes: number): void {
    const elapsed = now - this.lastAt
    if (this.startedAt === null || elapsed <= 0) return
    const fresh = ((bytes - this.lastBytes) / elapsed) * 1000
    // The first seconds count as the average since the start, or the rate would begin at 0 and crawl up.
    const weight = elapsed / Math.min(MEMORY_MS, Math.max(elapsed, now - this.startedAt))
    this.rate += (fresh - this.rate) * Math.min(1, weight)
    this.lastAt = now
    this.lastBytes = bytes
    if (this.rate >= SLOW_RATE) this.slowSince = null
    else this.slowSince ??= now
  }

  /** Whether reading has crept for so long that copying the files first would help (E-SLOW). */
  isSlow(now: number): boolean {
    return this.startedAt !== null && this.slowSince !== null && now - this.slowSince >= SLOW_MS
  }

  /** Bytes a second; 0 while unknown or at rest. */
  get bytesPerSecond(): number {
    return this.startedAt === null ? 0 : Math.max(0, this.rate)
  }

  secondsLeft(now: number, bytesLeft: number): number | null {
    if (this.startedAt === null || now - this.startedAt < QUIET_MS || this.rate <= 0) return null
    return bytesLeft / this.rate
  }

  secondsSpent(now: number): number {
    return (this.spentMs + (this.startedAt === null ? 0 : now - this.startedAt)) / 1000
  }

  reset(): void {
    this.startedAt = null
    this.spentMs = 0
    this.rate = 0
  }
}

/** Waits for `ms` milliseconds. */
export function sleep(ms: number): Promise<void> {
  return new Promise((wake) => setTimeout(wake, ms))
}
