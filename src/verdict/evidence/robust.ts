// Order statistics that half of the data can be bad for (detection.md section 7). In: numbers. Out: quantiles, median, MAD. Exact,
// without sorting: a population has millions of blocks.

/** The k-th smallest (from 0); reorders `values`. Hoare's selection with the middle of three as pivot. */
export function select(values: Float64Array, k: number): number {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const pivot = middleOf(values[low], values[(low + high) >>> 1], values[high])
    let i = low
    let j = high
    while (i <= j) {
      while (values[i] < pivot) i++
      while (values[j] > pivot) j--
      if (i > j) break
      const swap = values[i]
      values[i++] = values[j]
      values[j--] = swap
    }
    if (k <= j) high = j
    else if (k >= i) low = i
    else return values[k]
  }
  return values[k]
}

function middleOf(x: number, y: number, z: number): number {
  return Math.max(Math.min(x, y), Math.min(Math.max(x, y), z))
}

/** The value at rank ceil(share · n), the smallest that at least this share lies at or below; NaN of none. Reorders. */
export function quantile(values: Float64Array, share: number): number {
  if (values.length === 0) return Number.NaN
  return select(values, Math.min(values.length - 1, Math.max(0, Math.ceil(share * values.length) - 1)))
}

/** The middle, or the mean of the two in the middle; NaN of none. Reorders. */
export function median(values: Float64Array): number {
  const { length } = values
  if (length === 0) return Number.NaN
  const upper = select(values, length >>> 1)
  return length % 2 === 1 ? upper : (upper + select(values, (length >>> 1) - 1)) / 2
}

export interface Spread {
  median: number
  /** Median absolute deviation; where it is 0, IQR / 1.349 · 0.6745, so that z reads the same. 0 when that is 0 too. */
  mad: number
}

export function spreadOf(values: Float64Array): Spread {
  const middle = median(values.slice())
  const mad = median(values.map((value) => Math.abs(value - middle)))
  if (mad > 0) return { median: middle, mad }
  const own = values.slice()
  const range = quantile(own, 0.75) - quantile(own, 0.25)
  return { median: middle, mad: (range / 1.349) * 0.6745 }
}

/** 0.6745 · (y − median) / MAD (Iglewicz and Hoaglin); NaN where the spread is 0. */
export function robustZ(y: number, spread: Spread): number {
  return spread.mad > 0 ? (0.6745 * (y - spread.median)) / spread.mad : Number.NaN
}
