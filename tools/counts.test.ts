import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { countPlaywright, countVitest, sentence } from './counts.mjs'

const folder = mkdtempSync(join(tmpdir(), 'egress-counts-'))

function report(content: unknown): string {
  const path = join(folder, 'report.json')
  writeFileSync(path, JSON.stringify(content))
  return path
}

const vitest = (failed: number) =>
  report({ numPassedTests: 5, numFailedTests: failed, numPendingTests: 1, numTodoTests: 0 })

test('counts what the runner counted', () => {
  expect(countVitest(vitest(2), false)).toEqual({ passed: 5, failed: 2, skipped: 1 })
  const browsers = report({ stats: { expected: 7, unexpected: 1, flaky: 0, skipped: 2 } })
  expect(countPlaywright(browsers, false)).toEqual({ passed: 7, failed: 1, skipped: 2 })
})

test('a runner that ended badly without a failed test is one failure', () => {
  expect(countVitest(vitest(0), false).failed).toBe(1)
  expect(countVitest(join(folder, 'absent.json'), true).failed).toBe(1)
  expect(countPlaywright(join(folder, 'absent.json'), true).failed).toBe(1)
})

test('the last line names skipped tests only when there are some', () => {
  expect(sentence({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
  expect(sentence({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped')
})
