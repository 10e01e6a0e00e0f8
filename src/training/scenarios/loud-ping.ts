// S6: a key leaves in echo requests (design: training.md section 2).

import { ascii } from '../frames/bytes'
import { WHOLE } from '../generate/session'
import { ping } from '../generate/talk'
import type { Random } from '../random'
import { BROWSED_SITES, inside, outside, SECOND } from '../world'
import { fileOf, march } from './calendar'
import type { FlowCount, Recipe, Stage } from './recipe'

const START = march(11, 13)
const REQUESTS = 1000
/** One request each 3.6 s. */
const STEP = 3_600_000
const LENGTH = 1400
/** Lines of a key in PEM, 64 characters each (RFC 7468). */
const KEY_LINES = 24
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export const loudPing: Recipe = { files: [fileOf(11, 13, 14)], others: [112], parts: [theft, monitoring] }

function theft({ tap }: Stage): FlowCount {
  const random = tap.chance('theft')
  const drop = outside('203.0.113.9')
  const stolen = keys(random)
  for (let sequence = 0; sequence < REQUESTS; sequence++) {
    const asked = stolen.subarray(sequence * LENGTH, (sequence + 1) * LENGTH)
    const answered = asked.map((byte) => byte ^ 1)
    const isWhole = sequence * LENGTH < WHOLE
    ping(tap, START + sequence * STEP, [inside(112), drop], { id: 7, sequence, asked, answered, isWhole })
  }
  const lastAt = START + (REQUESTS - 1) * STEP + drop.delay
  return { firstAt: START, lastAt, out: REQUESTS * LENGTH, in: REQUESTS * LENGTH }
}

/** Keys one after another, as many as go into the requests, and empty lines. */
function keys(random: Random): Uint8Array {
  const line = () => `${Array.from({ length: 64 }, () => ALPHABET[random(64)]).join('')}\n`
  const key = () =>
    `-----BEGIN RSA PRIVATE KEY-----\n${Array.from({ length: KEY_LINES }, line).join('')}-----END RSA PRIVATE KEY-----\n`
  const length = REQUESTS * LENGTH
  let text = key()
  const count = Math.floor(length / text.length)
  for (let index = 1; index < count; index++) text += key()
  return ascii(text.padEnd(length, '\n'))
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
