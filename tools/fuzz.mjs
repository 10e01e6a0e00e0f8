// `npm run fuzz -- --seed N --count N`: damages captures of the builders, and real ones where they are present, and reads them. A
// case is its seed: `--seed 4711 --count 1` runs one again. Exit 1 when a promise was broken; the case is written to the folder named.

import { runBundled } from './bundled.mjs'

const MINUTES_A_DAY = 24 * 60

process.exit((await runBundled('src/testing/fuzz/main.ts', process.argv.slice(2), MINUTES_A_DAY)) ? 0 : 1)
