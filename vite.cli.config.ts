// The command line: the same engine as one dist/cli.js for Node 20, beside the page.

import { chmodSync } from 'node:fs'
import { defineConfig } from 'vite'

const CLI = 'dist/cli.js'

export default defineConfig({
  publicDir: false,
  plugins: [
    {
      name: 'egress-executable',
      closeBundle: () => chmodSync(CLI, 0o755),
    },
  ],
  // Node's own modules stay outside; everything else goes in, so that the file runs without node_modules.
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/main.ts',
    target: 'node20',
    outDir: 'dist',
    emptyOutDir: false,
    sourcemap: false,
    minify: false,
    rolldownOptions: {
      output: { entryFileNames: 'cli.js', banner: '#!/usr/bin/env node', codeSplitting: false },
    },
  },
})
