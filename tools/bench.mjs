// `npm run bench`: bundles each bench/*.bench.ts as the product is bundled and runs it. Loaded unbundled, every import
// would be a property look-up in the packet loop, and the figures would be of that.

import { existsSync, readdirSync } from 'node:fs'
import { build } from 'vite'
import { runNode } from './run.mjs'

const OUT = 'node_modules/.cache/egress-bench'
const wanted = process.argv.slice(2)
const names = existsSync('bench') ? readdirSync('bench').filter((name) => name.endsWith('.bench.ts')) : []
let failed = 0

for (const name of names.filter((each) => wanted.length === 0 || wanted.some((part) => each.includes(part)))) {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: `bench/${name}`,
      target: 'node20',
      outDir: OUT,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { output: { entryFileNames: '[name].mjs', codeSplitting: false } },
    },
  })
  console.log(`\n${name}`)
  const { ok } = await runNode([`${OUT}/${name.replace(/\.ts$/, '.mjs')}`], { show: true, limitMinutes: 30 })
  if (!ok) failed += 1
}

process.exit(failed > 0 ? 1 : 0)
