// unit: everything beside its file. fuzz: damaged captures, half a minute. corpus: the engine against whole folders of
// captures, where they are.

import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const CORPUS = 'src/**/*.corpus.test.ts'
const FUZZ = 'src/testing/fuzz/*.test.ts'

export default defineConfig({
  plugins: [react()],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{src,tools}/**/*.test.{ts,tsx}'],
          exclude: [CORPUS, FUZZ],
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: { name: 'fuzz', include: [FUZZ], testTimeout: 300_000 },
      },
      {
        extends: true,
        test: { name: 'corpus', include: [CORPUS], testTimeout: 600_000, hookTimeout: 600_000 },
      },
    ],
  },
})
