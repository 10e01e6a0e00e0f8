// S6: a key leaves in echo requests (design: training.md section 2).

import { ascii, quad } from '../frames/bytes'
import { WHOLE } from '../generate/session'
import { ping } from '../generate/talk'
import { BROWSED_SITES, inside, outside, SECOND } from '../world'
import { fileOf, march } from './calendar'
import type { FlowCount, Recipe, Stage } from './recipe'

const START = march(11, 13)
const REQUESTS = 1000
/** One request each 3.6 s. */
const STEP = 3_600_000
const LENGTH = 1400
const HEADER = '-----BEGIN RSA PRIVATE KEY-----\n'

export const loudPing: Recipe = { files: [fileOf(11, 13, 14)], others: [112], parts: [theft, monitoring] }

function theft({ tap }: Stage): FlowCount {
  const random = tap.chance('theft')
  const drop = outside('203.0.113.9')
  const text = () => Uint8Array.from({ length: LENGTH }, (_, at) => (at % 65 === 64 ? 10 : 65 + random(26)))
  for (let sequence = 0; sequence < REQUESTS; sequence++) {
    const asked = text()
    if (sequence === 0) asked.set(ascii(HEADER))
    else asked.set(quad(sequence).map((byte) => 65 + (byte % 26)))
    const answered = asked.map((byte) => byte ^ 1)
    const isWhole = sequence * LENGTH < WHOLE
    ping(tap, START + sequence * STEP, [inside(112), drop], { id: 7, sequence, asked, answered, isWhole })
  }
  const lastAt = START + (REQUESTS - 1) * STEP + drop.delay
  return { firstAt: START, lastAt, out: REQUESTS * LENGTH, in: REQUESTS * LENGTH }
}

/** MON01 asks ten workstations and ten sites every 5 s, always with the same 56 bytes. */
function monitoring({ tap }: Stage): undefined {
  const text = Uint8Array.from({ length: 56 }, (_, at) => at)
  const sites = [...BROWSED_SITES.map(({ host }) => host), outside('203.0.113.18'), outside('203.0.113.19')]
  const targets = [...Array.from({ length: 10 }, (_, index) => inside(41 + index)), ...sites]
  for (let sequence = 0; sequence < 720; sequence++) {
    for (const [index, target] of targets.entries()) {
      const at = START + sequence * 5 * SECOND + index * 1000
      ping(tap, at, [inside(15), target], { id: 100 + index, sequence, asked: text, answered: text })
    }
  }
}
