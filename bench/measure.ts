// Numbers of several turns. In: times. Out: the one in the middle.

export function medianOf(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)]
}
