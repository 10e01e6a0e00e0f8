// Times for programs: epoch seconds as a decimal string with nine places, exact where a double is not.

/** "1426126447.123456789"; a time that is not there is "0.000000000". */
export function formatSeconds(seconds: number, nanoseconds: number): string {
  if (!Number.isFinite(seconds)) return '0.000000000'
  return `${seconds}.${String(nanoseconds).padStart(9, '0')}`
}
