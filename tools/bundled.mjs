// Bundles a TypeScript program as the product is bundled and runs it. Loaded unbundled, every import would be a property look-up in
// the packet loop, and the figures would be of that.

import { basename } from 'node:path'
import { build } from 'vite'
import { runNode } from './run.mjs'

const OUT = 'node_modules/.cache/egress-bench'

/**
 * @param {string} path
 * @param {string[]} [words] arguments of the program
 * @param {number} [limitMinutes] after which it is ended
 * @returns {Promise<boolean>} whether it ended well
 */
export async function runBundled(path, words = [], limitMinutes = 30) {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: path,
      target: 'node20',
      outDir: OUT,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { output: { entryFileNames: '[name].mjs', codeSplitting: false } },
    },
  })
  const program = `${OUT}/${basename(path).replace(/\.ts$/, '.mjs')}`
  const { ok } = await runNode([program, ...words], { show: true, limitMinutes })
  return ok
}
