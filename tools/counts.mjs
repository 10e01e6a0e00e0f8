// What the test runners' JSON reports say, as one sum. A runner that left no report counts as one failure, so that a
// crash can never look like "nothing failed".

import { readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * @param {Counts} sum
 * @param {Counts} more
 */
export function add(sum, more) {
  sum.passed += more.passed
  sum.failed += more.failed
  sum.skipped += more.skipped
}

/**
 * @param {string} path
 * @param {boolean} ok whether the runner itself ended well
 * @returns {Counts}
 */
export function countVitest(path, ok) {
  const report = readJson(path)
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const failed = report.numFailedTests
  // A test file that could not be loaded has no tests to fail: the runner's own exit code tells.
  return {
    passed: report.numPassedTests,
    failed: ok || failed > 0 ? failed : 1,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/**
 * @param {string} path
 * @param {boolean} ok
 * @returns {Counts}
 */
export function countPlaywright(path, ok) {
  const stats = readJson(path)?.stats
  if (!stats) return { passed: 0, failed: 1, skipped: 0 }
  return {
    passed: stats.expected + stats.flaky,
    failed: ok || stats.unexpected > 0 ? stats.unexpected : 1,
    skipped: stats.skipped,
  }
}

/**
 * The exact last line of `npm test`.
 * @param {Counts} counts
 */
export function sentence({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed`
  return skipped > 0 ? `${line}, ${skipped} skipped` : line
}

/** @param {string} path */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
