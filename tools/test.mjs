// `npm test`: everything, in order, on a fresh machine too. A failing step does not stop the later ones. The last line
// is the sum over all runners; each lint, type, dead-code and build step counts as one test.

import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { provideBrowsers } from './browsers.mjs'
import { add, countPlaywright, countVitest, sentence } from './counts.mjs'
import { PROGRAMS, runNode } from './run.mjs'
import { BUILD_STEPS, STATIC_STEPS } from './steps.mjs'

const REPORTS = 'node_modules/.cache/egress-test'
const CAPTURES = '../shared/captures'
const BUILT = ['dist/index.html', 'dist/cli.js']

const total = { passed: 0, failed: 0, skipped: 0 }
const startedAt = performance.now()
rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })

const hasBrowsers = await provideBrowsers()
for (const step of STATIC_STEPS) await runStep(step)
await runUnits()
await runCorpus()
for (const step of BUILD_STEPS) await runStep(step)
await buildAgain()
await runBrowsers()

console.log(`\nTook ${((performance.now() - startedAt) / 60_000).toFixed(1)} min.`)
console.log(sentence(total))
process.exit(total.failed > 0 ? 1 : 0)

/** @param {import('./steps.mjs').Step} step */
async function runStep({ name, command }) {
  const { ok, seconds, output } = await runNode(command)
  note(name, ok, `${seconds.toFixed(1)} s`)
  if (!ok) console.log(output.trimEnd())
}

/**
 * @param {string} name
 * @param {boolean} ok
 * @param {string} detail
 */
function note(name, ok, detail) {
  add(total, { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 })
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name} (${detail})`)
}

async function runUnits() {
  console.log('\nUnit tests')
  add(total, await runVitest('unit', 8))
  console.log('\nFuzz: damaged captures')
  add(total, await runVitest('fuzz', 8))
}

async function runCorpus() {
  if (!existsSync(CAPTURES)) {
    console.log(`\nCorpus: left out, there is no ${CAPTURES}.`)
    return
  }
  console.log(`\nCorpus: against the captures in ${CAPTURES}`)
  const counts = await runVitest('corpus', 10)
  add(total, counts)
  console.log(`Corpus: ${sentence(counts)}`)
}

/**
 * @param {string} project
 * @param {number} limitMinutes
 */
async function runVitest(project, limitMinutes) {
  const report = `${REPORTS}/${project}.json`
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { ok } = await runNode([PROGRAMS.vitest, 'run', '--project', project, ...reporters], {
    show: true,
    limitMinutes,
  })
  return countVitest(report, ok)
}

/** Two builds of one source are the same bytes: anyone can check a published file. */
async function buildAgain() {
  if (!BUILT.every((path) => existsSync(path))) return note('same bytes when built again', false, 'nothing was built')
  const first = BUILT.map(digest)
  for (const { command } of BUILD_STEPS) await runNode(command)
  const differing = BUILT.filter((path, index) => !existsSync(path) || digest(path) !== first[index])
  note('same bytes when built again', differing.length === 0, differing.join(', ') || BUILT.join(', '))
}

/** @param {string} path */
function digest(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}

async function runBrowsers() {
  console.log('\nBrowsers: the built page, opened from disk')
  if (!hasBrowsers) return note('browsers', false, 'not installed')
  const report = `${REPORTS}/browsers.json`
  const { ok } = await runNode([PROGRAMS.playwright, 'test', '--reporter=list,json'], {
    show: true,
    limitMinutes: 12,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: `${process.cwd()}/${report}` },
  })
  add(total, countPlaywright(report, ok))
}
