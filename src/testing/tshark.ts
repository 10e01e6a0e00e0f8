// tshark as an independent reader, where it is installed. In: the bytes of a capture and arguments. Out: its lines.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Tests that need tshark are skipped, and say so, where it is missing. */
export const hasTshark = existsSync('/usr/bin/tshark')

/** Checksums are not checked by default. */
const CHECKSUMS = ['ip', 'tcp', 'udp'].flatMap((layer) => ['-o', `${layer}.check_checksum:TRUE`])

/** Throws when tshark cannot read the capture; a capture cut in a record still gives the records before. */
export function tsharkLines(capture: Uint8Array, args: string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'egress-tshark-'))
  try {
    const file = join(folder, 'capture')
    writeFileSync(file, capture)
    const printed = execFileSync('/usr/bin/tshark', ['-n', ...CHECKSUMS, '-r', file, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 28,
    })
    return printed.split('\n').filter((line) => line !== '')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** One line a frame: the named fields, tab between them; several values of a field are joined by a comma. */
export function tsharkFields(capture: Uint8Array, ...fields: string[]): string[] {
  return tsharkLines(capture, ['-T', 'fields', ...fields.flatMap((field) => ['-e', field])])
}
