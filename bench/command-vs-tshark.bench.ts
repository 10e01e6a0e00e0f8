// The command against tshark. In: a big capture and dist/cli.js. Out: how long each takes to list the pairs of the same file.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { alternate, benchCapture } from './alternate'

const TSHARK = process.env['TSHARK_PATH'] ?? '/usr/bin/tshark'
const COMMAND = `${process.env['EGRESS_BENCH_DIST'] ?? 'dist'}/cli.js`

if (!existsSync(COMMAND)) throw new Error(`There is no ${COMMAND}: run npm run build first.`)
if (!existsSync(TSHARK)) throw new Error('There is no tshark to compare with.')

const { path, bytes } = benchCapture()

await alternate(
  bytes,
  { name: 'egress', run: () => timed(process.execPath, [COMMAND, 'conversations', path]) },
  { name: 'tshark', run: () => timed(TSHARK, ['-q', '-z', 'conv,ip', '-r', path]) },
)

function timed(command: string, args: string[]): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`)
  return performance.now() - start
}
