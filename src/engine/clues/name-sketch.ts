// The 1,024 distinct names with the smallest hashes. In: hashes of names with when they were asked for. Out: the sample, sorted by hash.
// Exact up to its size; beyond, the rank of the largest hash tells how many there are (Bar-Yossef et al., "Counting distinct elements in a
// data stream", 2002).

const MOST = 1024

export class NameSketch {
  count = 0
  hashHigh = new Uint32Array(4)
  hashLow = new Uint32Array(4)
  /** Earliest time of each. */
  seconds = new Float64Array(4)
  information = new Float64Array(4)

  add(high: number, low: number, seconds: number, information: number): void {
    const at = this.placeOf(high, low)
    if (at < this.count && this.hashHigh[at] === high && this.hashLow[at] === low) {
      if (seconds < this.seconds[at]) this.seconds[at] = seconds
      return
    }
    if (at === MOST) return
    if (this.count === MOST) this.count--
    if (this.count === this.hashHigh.length) this.grow()
    this.hashHigh.copyWithin(at + 1, at, this.count)
    this.hashLow.copyWithin(at + 1, at, this.count)
    this.seconds.copyWithin(at + 1, at, this.count)
    this.information.copyWithin(at + 1, at, this.count)
    this.hashHigh[at] = high
    this.hashLow[at] = low
    this.seconds[at] = seconds
    this.information[at] = information
    this.count++
  }

  /** Where the hash stands, or belongs. */
  private placeOf(high: number, low: number): number {
    let from = 0
    let to = this.count
    while (from < to) {
      const middle = (from + to) >>> 1
      const other = this.hashHigh[middle]
      if (other < high || (other === high && this.hashLow[middle] < low)) from = middle + 1
      else to = middle
    }
    return from
  }

  private grow(): void {
    const capacity = Math.min(MOST, this.hashHigh.length * 4)
    const [hashHigh, hashLow] = [new Uint32Array(capacity), new Uint32Array(capacity)]
    const [seconds, information] = [new Float64Array(capacity), new Float64Array(capacity)]
    hashHigh.set(this.hashHigh)
    hashLow.set(this.hashLow)
    seconds.set(this.seconds)
    information.set(this.information)
    Object.assign(this, { hashHigh, hashLow, seconds, information })
  }
}
