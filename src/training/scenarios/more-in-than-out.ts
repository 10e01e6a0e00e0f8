// S2: 50 MB out, hidden behind 51 MB in (design: training.md section 2).

import { connect, fill, greetTls, lookUp } from '../generate/talk'
import { inside, outside, SECOND, type Site } from '../world'
import { fileOf, march } from './calendar'
import { download, videoCall } from './innocent'
import { countOf, type FlowCount, type Recipe, type Stage } from './recipe'

const SYNC: Site = { name: 'sync-cdn.example', host: outside('198.51.100.23') }
const START = march(11, 13, 5)
const OUT = 50_000_000
const IN = 51_000_000
/** A round each 6 s, for 75 minutes. */
const ROUNDS = 750

export const moreInThanOut: Recipe = {
  files: [fileOf(11, 0, 24)],
  parts: [theft, (stage) => reader(stage), (stage) => videoCall(stage, march(11, 15), 30_000_000)],
}

function theft({ tap, bulk }: Stage): FlowCount {
  const random = tap.chance('theft')
  lookUp(tap, random, START - SECOND, inside(61), SYNC)
  const session = connect(tap, random, START, inside(61), SYNC.host, 443)
  greetTls(session, random, SYNC.name)
  for (let round = 1; round <= ROUNDS; round++) {
    session.at = Math.max(session.at, START + (round - 1) * 6 * SECOND)
    if (round === ROUNDS) session.at = Math.max(session.at, march(11, 14, 19, 59) + 600_000)
    fill(session, 'client', Math.floor((OUT * round) / ROUNDS), bulk)
    fill(session, 'server', Math.floor((IN * round) / ROUNDS), bulk)
  }
  session.close(session.client)
  return countOf(session)
}

/** .44 fetches 60 MB and sends 0.9 MB of its own: forms and searches. */
function reader(stage: Stage): undefined {
  const { tap, bulk } = stage
  download(stage, march(11, 16), 60_000_000, inside(44))
  const random = tap.chance('forms')
  const site = { name: 'search.library.example', host: outside('198.51.100.81') }
  lookUp(tap, random, march(11, 16, 20), inside(44), site)
  const session = connect(tap, random, march(11, 16, 20, 1), inside(44), site.host, 443)
  greetTls(session, random, site.name)
  fill(session, 'client', 900_000, bulk, march(11, 16, 40))
  fill(session, 'server', 1_200_000, bulk)
  session.close(session.client)
}
