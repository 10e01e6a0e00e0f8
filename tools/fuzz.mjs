// `npm run fuzz -- --seed N --count N`: damages captures of the builders, and real ones where they are present, and reads them. A
// case is its seed: `--seed 4711 --count 1` runs one again. Exit 1 when a promise was broken; the case is written to the folder named.

import { build } from 'vite'
import { runNode } from './run.mjs'

const OUT = 'node_modules/.cache/egress-fuzz'

await build({
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/testing/fuzz/main.ts',
    target: 'node20',
    outDir: OUT,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'fuzz.mjs', codeSplitting: false } },
  },
})
const { ok } = await runNode([`${OUT}/fuzz.mjs`, ...process.argv.slice(2)], { show: true, limitMinutes: 24 * 60 })
process.exit(ok ? 0 : 1)
