// `npm run bench`: runs each bench/*.bench.ts, or those whose names hold one of the words given.

import { existsSync, readdirSync } from 'node:fs'
import { runBundled } from './bundled.mjs'

const wanted = process.argv.slice(2)
const names = existsSync('bench') ? readdirSync('bench').filter((name) => name.endsWith('.bench.ts')) : []
let failed = 0

for (const name of names.filter((each) => wanted.length === 0 || wanted.some((part) => each.includes(part)))) {
  console.log(`\n${name}`)
  if (!(await runBundled(`bench/${name}`))) failed += 1
}

process.exit(failed > 0 ? 1 : 0)
