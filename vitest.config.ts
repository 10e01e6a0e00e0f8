// unit: everything beside its file. corpus: the engine against whole folders of captures, which takes minutes.

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const CORPUS = 'src/**/*.corpus.test.ts'

export default defineConfig({
  plugins: [react()],
  test: {
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['{src,tools}/**/*.test.{ts,tsx}'], exclude: [CORPUS], testTimeout: 20_000 },
      },
      {
        extends: true,
        test: { name: 'corpus', include: [CORPUS], testTimeout: 600_000, hookTimeout: 600_000 },
      },
    ],
  },
})
