// The steps that look at the source and need no browser: `npm run check` runs them side by side, `npm test` in order.

import { PROGRAMS } from './run.mjs'

/** @typedef {{ name: string, command: string[] }} Step */

/** One side of the worker wall each, so that no side sees what its place does not have (no DOM in the engine). */
const SIDES = ['engine', 'worker', 'app', 'node']

/** @type {Step[]} */
export const STATIC_STEPS = [
  { name: 'lint and format', command: [PROGRAMS.biome, 'check', '--error-on-warnings', '--max-diagnostics=20'] },
  ...SIDES.map((side) => ({
    name: `types: ${side}`,
    command: [PROGRAMS.tsc, '-p', `tsconfig.${side}.json`, '--noEmit', '--pretty', 'false'],
  })),
  { name: 'dead code', command: [PROGRAMS.knip, '--no-progress'] },
]

/** @type {Step[]} */
export const BUILD_STEPS = [
  { name: 'build: page', command: [PROGRAMS.vite, 'build', '--logLevel', 'warn'] },
  { name: 'build: command line', command: [PROGRAMS.vite, 'build', '-c', 'vite.cli.config.ts', '--logLevel', 'warn'] },
]
