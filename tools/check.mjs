// `npm run check`: lint, types, dead code and unit tests, side by side. Green before every commit.

import { PROGRAMS, runNode } from './run.mjs'
import { STATIC_STEPS } from './steps.mjs'

const UNITS = { name: 'unit tests', command: [PROGRAMS.vitest, 'run', '--project', 'unit', '--reporter', 'dot'] }

/** Two at a time: the machine that this must be quick on has two cores. */
const AT_ONCE = 2

const waiting = [UNITS, ...STATIC_STEPS]
let failed = 0

await Promise.all(Array.from({ length: AT_ONCE }, takeSteps))
process.exit(failed > 0 ? 1 : 0)

async function takeSteps() {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const { ok, seconds, output } = await runNode(step.command)
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${step.name} (${seconds.toFixed(1)} s)`)
    if (ok) continue
    failed += 1
    console.log(output.trimEnd())
  }
}
