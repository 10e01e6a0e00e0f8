// Numbers of several turns. In: times. Out: the one in the middle; a time as speed.

export function medianOf(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)]
}

/** "812 ms, 123 MB/s" */
export function speedText(bytes: number, ms: number): string {
  return `${ms.toFixed(0)} ms, ${(bytes / 1000 / ms).toFixed(0)} MB/s`
}
