// Times for programs: epoch seconds as a decimal string with nine places, exact where a double is not.

const NANOSECONDS = 1_000_000_000

/** "1426126447.123456789"; a time that is not there is "0.000000000". */
export function formatSeconds(seconds: number, nanoseconds: number): string {
  if (!Number.isFinite(seconds)) return '0.000000000'
  // Nanoseconds always count forward: a quarter of a second after -1 is -0.75.
  if (seconds < 0 && nanoseconds > 0) return `-${formatSeconds(-seconds - 1, NANOSECONDS - nanoseconds)}`
  return `${seconds}.${String(nanoseconds).padStart(9, '0')}`
}
