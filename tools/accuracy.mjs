// `npm run accuracy`: who is found and who is wrongly accused, against simpler rules; writes bench/ACCURACY.md.

import { runBundled } from './bundled.mjs'

process.exit((await runBundled('bench/accuracy/accuracy.ts', process.argv.slice(2))) ? 0 : 1)
