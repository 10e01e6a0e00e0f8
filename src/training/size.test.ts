import { resolve } from 'node:path'
import { build, type Rolldown } from 'vite'
import { expect, it } from 'vitest'

/** What the sample may cost the page, which is one file (interface.md G5). */
const LIMIT = 10 * 1024

it('costs the page at most 10 KB', async () => {
  const output = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      target: 'es2022',
      minify: true,
      write: false,
      lib: { entry: resolve(import.meta.dirname, 'index.ts'), formats: ['iife'], name: 'training' },
    },
  })
  const [chunk] = (output as Rolldown.RolldownOutput[])[0].output
  expect(chunk.code.length).toBeGreaterThan(5000)
  expect(chunk.code.length).toBeLessThanOrEqual(LIMIT)
})
