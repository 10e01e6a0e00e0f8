// Programs that open what Egress writes, as its reader will. In: the bytes of a capture. Out: how many packets each one reads, and what it
// complains of.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const FILE = 'FILE'
const READERS: readonly (readonly string[])[] = [
  ['tshark', '-n', '-r', FILE, '-T', 'fields', '-e', 'frame.number'],
  ['capinfos', '-T', '-r', '-c', '-M', FILE],
  ['tcpdump', '-n', '-t', '-r', FILE, '--count'],
]
/** Said of every file by who runs as root, and by tcpdump of every file. */
const ALWAYS_SAID = /^Running as user "root"|^reading from file /

export interface Opened {
  program: string
  packets: number
  complaints: string[]
}

/** Tests that need them are skipped, and say so, where one is missing. */
export const hasOutsideReaders = READERS.every(([program]) => existsSync(`/usr/bin/${program}`))

export function openedBy(capture: Uint8Array): Opened[] {
  return READERS.map(([program, ...args]) => {
    const { printed, complaints } = runOn(capture, program, args)
    return { program, packets: packetsIn(program, printed), complaints }
  })
}

/** Packets that a capture filter takes, by tcpdump. Throws when tcpdump does not take the filter. */
export function countByCaptureFilter(capture: Uint8Array, filter: string): number {
  const { printed, complaints } = runOn(capture, 'tcpdump', ['-n', '-r', FILE, '--count', filter])
  if (complaints.length > 0) throw new Error(complaints.join('\n'))
  return packetsIn('tcpdump', printed)
}

function packetsIn(program: string, printed: string): number {
  if (program === 'tshark') return printed.trim().split('\n').filter(Boolean).length
  return Number(/(\d+)\D*$/.exec(printed)?.[1])
}

function runOn(capture: Uint8Array, program: string, args: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'egress-opened-'))
  try {
    const file = join(folder, 'capture')
    writeFileSync(file, capture)
    const given = args.map((arg) => (arg === FILE ? file : arg))
    const { stdout, stderr } = spawnSync(`/usr/bin/${program}`, given, { encoding: 'utf8', maxBuffer: 1 << 28 })
    const complaints = stderr.split('\n').filter((line) => line !== '' && !ALWAYS_SAID.test(line))
    return { printed: stdout, complaints }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
