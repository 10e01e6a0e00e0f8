// The producer-consumer ratio (detection.md section 7). In: bytes and frames out and in. Out: -1 to 1, or null for none.

/** (out − in) / (out + in). A direction without one frame was most likely not captured, and a ratio of ±1 would be made up. */
export function ratioOf(outBytes: number, inBytes: number, outFrames: number, inFrames: number): number | null {
  if (outFrames === 0 || inFrames === 0 || outBytes + inBytes === 0) return null
  return (outBytes - inBytes) / (outBytes + inBytes)
}
