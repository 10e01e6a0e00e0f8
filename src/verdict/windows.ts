// The sliding window (detection.md section 5). In: for each group of rows its bytes by minute. Out: bounds L <= V <= U of
// the largest sum in any half-open window [t, t + W), and the minutes of the earliest window that reaches L.

/** Bytes by minute, group by group: entries starts[g] to starts[g + 1] - 1, by ascending minute; a minute may stand twice. */
export interface MinuteSeries {
  starts: Uint32Array
  minutes: Int32Array
  values: Float64Array
}

/** One entry a group. */
export interface Peaks {
  /** L: some k neighbouring minutes sum to this, so a window of W holds at least it. */
  atLeast: Float64Array
  /** U: no k + 1 neighbouring minutes hold more, and a window of W touches at most k + 1. */
  atMost: Float64Array
  /** First and last minute with bytes in the earliest window that reaches L; startMinutes > endMinutes when there is none. */
  startMinutes: Int32Array
  endMinutes: Int32Array
  /** One an entry of the series: the sum of the k minutes that start with it. */
  windowSums: Float64Array
}

export function slidingPeaks(series: MinuteSeries, windowMinutes: number): Peaks {
  const count = series.starts.length - 1
  const peaks: Peaks = {
    atLeast: new Float64Array(count),
    atMost: new Float64Array(count),
    startMinutes: new Int32Array(count),
    endMinutes: new Int32Array(count).fill(-1),
    windowSums: new Float64Array(series.values.length),
  }
  for (let group = 0; group < count; group++) walk(series, group, windowMinutes, peaks)
  return peaks
}

/** All bytes of a group that have a time. */
export function sumOf(series: MinuteSeries, row: number): number {
  let sum = 0
  for (let i = series.starts[row]; i < series.starts[row + 1]; i++) sum += series.values[i]
  return sum
}

/** Two ends move forward only, so a group costs as many steps as it has entries. All sums are whole numbers: exact. */
function walk(series: MinuteSeries, group: number, windowMinutes: number, peaks: Peaks): void {
  const { starts, minutes, values } = series
  const end = starts[group + 1]
  let atLeast = 0
  let atMost = 0
  let best = -1
  let sum = 0
  let next = starts[group]
  for (let i = starts[group]; i < end; i++) {
    while (next < end && minutes[next] < minutes[i] + windowMinutes) sum += values[next++]
    peaks.windowSums[i] = sum
    // Strictly more, and never from an empty minute: the earliest window stays, and it starts with traffic.
    if (sum > atLeast && values[i] > 0) {
      atLeast = sum
      best = i
    }
    let wider = sum
    for (let j = next; j < end && minutes[j] === minutes[i] + windowMinutes; j++) wider += values[j]
    if (wider > atMost) atMost = wider
    sum -= values[i]
  }
  peaks.atLeast[group] = atLeast
  peaks.atMost[group] = atMost
  if (best < 0) return
  peaks.startMinutes[group] = minutes[best]
  peaks.endMinutes[group] = lastActiveMinute(series, best, end, windowMinutes)
}

function lastActiveMinute(series: MinuteSeries, from: number, end: number, windowMinutes: number): number {
  const { minutes, values } = series
  let last = minutes[from]
  for (let i = from; i < end && minutes[i] < minutes[from] + windowMinutes; i++) {
    if (values[i] > 0) last = minutes[i]
  }
  return last
}
