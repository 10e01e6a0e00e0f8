// How fast this machine hashes, so that a time can be told before it is spent. A disk may be slower.

import { useEffect, useState } from 'react'
import { Sha256 } from '../../engine/index'
import { sleep } from '../analysis-pace'

const TRIAL = new Uint8Array(1 << 20)
/** The first rounds are slow until the browser has compiled them. */
const ROUNDS = 3

let measuring: Promise<number> | null = null

/** Bytes a second; null until it is measured. */
export function useHashSpeed(): number | null {
  const [speed, setSpeed] = useState<number | null>(null)
  useEffect(() => {
    measuring ??= measure()
    void measuring.then(setSpeed)
  }, [])
  return speed
}

/** Each round is a task of its own: three in one would be a pause that is felt. */
async function measure(): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) {
    await sleep(0)
    const start = performance.now()
    new Sha256().update(TRIAL)
    fastest = Math.min(fastest, performance.now() - start)
  }
  return (TRIAL.length / Math.max(1, fastest)) * 1000
}
