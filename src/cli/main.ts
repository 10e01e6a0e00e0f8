// The command `egress`: the page's engine in Node. In: arguments. Out: a result on stdout, progress on stderr, an exit status.

import { parseArguments } from './arguments'
import { runCarve } from './carve-command'
import { runConversations } from './conversations-command'
import { runDays } from './days-command'
import { runReport } from './report-command'
import { runScenario } from './scenario-command'
import { runScenarioLint } from './scenario-lint-command'
import { runSummarize } from './summarize-command'
import { EXIT_USAGE, USAGE, UsageError } from './usage'
import { runVerdict } from './verdict-command'

async function main(): Promise<number> {
  const call = parseArguments(process.argv.slice(2))
  const write = (text: string) => {
    process.stdout.write(text)
  }
  if (call.command === 'help') {
    write(USAGE)
    return 0
  }
  if (call.command === 'scenario') return runScenario(call.options, write)
  if (call.command === 'carve') return runCarve(call.options, write)
  if (call.command === 'days') return runDays(call.options, write)
  if (call.command === 'scenario-lint') return runScenarioLint(call.options, write)
  if (call.command === 'report') return runReport(call.options, write)
  if (call.command === 'summarize') return runSummarize(call.options, write)
  return call.command === 'conversations' ? runConversations(call.options, write) : runVerdict(call.options, write)
}

// A reader that closes the pipe early (head, less) has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

main().then(
  (status) => {
    process.exitCode = status
  },
  (error: unknown) => {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`egress: ${error.message}\n\n${USAGE}`)
    process.exitCode = EXIT_USAGE
  },
)
