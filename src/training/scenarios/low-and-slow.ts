// S4: 32 equal portions, 90 minutes apart (design: training.md section 2).

import type { Session } from '../generate/session'
import { openSession } from '../generate/session'
import { fill, greetTls, lookUp } from '../generate/talk'
import { inside, outside, SECOND, type Site } from '../world'
import { fileOf, march } from './calendar'
import { countOf, type FlowCount, type Recipe, type Stage } from './recipe'

const DROP: Site = { name: 'cdn-77.example', host: outside('192.0.2.77') }
const TELEMETRY: Site = { name: 'telemetry.example', host: outside('192.0.2.60') }
const START = march(12, 0, 20)
const BURSTS = 32
/** Bursts of a day; the second day repeats the first. */
const DAILY = 16
/** Largest jitter, seconds. */
const JITTER = 540
const DAY_SECONDS = 86_400

export const lowAndSlow: Recipe = {
  files: [fileOf(12, 0, 12), fileOf(12, 12, 24), fileOf(13, 0, 12), fileOf(13, 12, 24)],
  parts: [theft, telemetry],
}

function theft(stage: Stage): FlowCount {
  const jitter = stage.tap.chance('jitter')
  const starts = Array.from({ length: DAILY }, (_, burst) => burst * 5400 + jitter(2 * JITTER + 1) - JITTER)
  return countOf(
    ...Array.from({ length: BURSTS }, (_, burst) => {
      const day = Math.floor(burst / DAILY)
      return portion(stage, burst, START + (starts[burst % DAILY] + day * DAY_SECONDS) * SECOND)
    }),
  )
}

/** 2.4 MB in 40 s, each in a connection of its own. */
function portion({ tap, bulk }: Stage, burst: number, at: number): Session {
  // The same chance on both days: the second repeats the first.
  const random = tap.chance(`burst ${burst % DAILY}`)
  lookUp(tap, random, at - SECOND, inside(77), DROP)
  const from = { host: inside(77), port: 50_000 + burst }
  const session = openSession(tap, random, at, from, { host: DROP.host, port: 443 })
  greetTls(session, random, DROP.name)
  fill(session, 'client', 2_400_000, bulk, at + 40 * SECOND)
  fill(session, 'server', 12_000, bulk)
  session.close(session.client)
  return session
}

/** 36 workstations every half hour, 40 kB a day each. */
function telemetry({ tap, bulk }: Stage): undefined {
  for (let last = 41; last < 77; last++) {
    const random = tap.chance(`telemetry ${last}`)
    lookUp(tap, random, march(12, 0, 0, 30), inside(last), TELEMETRY)
    const offset = random(1700)
    for (let slot = 0; slot < 96; slot++) {
      const at = march(12, 0, 1 + 30 * slot, offset) + random(SECOND)
      const from = { host: inside(last), port: 52_000 + slot }
      const session = openSession(tap, random, at, from, { host: TELEMETRY.host, port: 443 }, { whole: 1 })
      greetTls(session, random, TELEMETRY.name)
      fill(session, 'client', 833, bulk)
      fill(session, 'server', 400, bulk)
      session.close(session.client)
    }
  }
}
