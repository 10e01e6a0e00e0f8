import { resolve } from 'node:path'
import { build, type Rolldown } from 'vite'
import { expect, it } from 'vitest'

// What the page, which is one file, pays for training (interface.md G5).
it.each([
  ['the generator of the scenarios', 'scenarios/make-captures.ts', 36],
  ['all of training, with its packs and their scores', 'index.ts', 112],
])('%s costs at most its kilobytes', async (_, entry, kilobytes) => {
  const output = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      target: 'es2022',
      minify: true,
      write: false,
      lib: { entry: resolve(import.meta.dirname, entry), formats: ['iife'], name: 'training' },
    },
  })
  const [chunk] = (output as Rolldown.RolldownOutput[])[0].output
  expect(chunk.code.length).toBeGreaterThan(5000)
  expect(chunk.code.length).toBeLessThanOrEqual(kilobytes * 1024)
})
