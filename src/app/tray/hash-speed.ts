// How fast this machine hashes, so that a time can be told before it is spent. A disk may be slower.

import { Sha256 } from '../../engine/index'

const TRIAL = new Uint8Array(1 << 20)
/** The first rounds are slow until the browser has compiled them. */
const ROUNDS = 3

let bytesPerSecond = 0

export function hashSpeed(): number {
  if (bytesPerSecond > 0) return bytesPerSecond
  let fastest = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    new Sha256().update(TRIAL)
    fastest = Math.min(fastest, performance.now() - start)
  }
  bytesPerSecond = (TRIAL.length / Math.max(1, fastest)) * 1000
  return bytesPerSecond
}
