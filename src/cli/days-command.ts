// `egress days`: all captures as one pcapng a day. In: a folder, a zone and paths. Out: the files, what came of them as text, an exit status.

import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type DayFile, type DaysOutcome, mergeDays, OTHER_DAYS, visible } from '../export/index'
import { formatBytes } from '../verdict/index'
import { fileSink } from './again-file'
import { sourcesOf } from './again-sources'
import { problemLines } from './conversations-command'
import { randomSeed, readCase, wasRead } from './read-case'
import { EXIT_EXISTS, EXIT_NOTHING_READ, EXIT_READ } from './usage'

export interface DaysOptions {
  /** Made when it is not there. A folder with files is refused: a day may have the name of a capture. */
  out: string
  /** IANA zone. */
  zone: string
  paths: string[]
}

/** Counts all captures first: that finds copies and damage, and when each capture begins, so that few are open at once. */
export async function runDays({ out, zone, paths }: DaysOptions, write: (text: string) => void): Promise<number> {
  await mkdir(out, { recursive: true })
  if ((await readdir(out)).length > 0) {
    write(`${visible(out)} holds files. Name a folder that is new or empty.\n`)
    return EXIT_EXISTS
  }
  const summary = await readCase(paths)
  if (!wasRead(summary)) {
    write('No day was written: no capture could be read.\n')
    return EXIT_NOTHING_READ
  }
  const outcome = await mergeDays(
    { zone, application: 'Egress', seed: randomSeed() },
    await sourcesOf(summary, paths, () => undefined),
    (day) => fileSink(join(out, `${day}.pcapng`)),
  )
  write(textOf(outcome, out) + problemLines(summary))
  return EXIT_READ
}

function textOf({ days, sources }: DaysOutcome, out: string): string {
  const lines = days.map((day) => dayLine(day, out))
  for (const { name, failure } of sources)
    if (failure !== '') lines.push(`${visible(name)} could not be read again: ${visible(failure)}`)
  return lines.map((line) => `${line}\n`).join('')
}

function dayLine({ day, packets, bytes, late, linkTypes }: DayFile, out: string): string {
  const parts = [`${visible(join(out, `${day}.pcapng`))}: ${packets} packets, ${formatBytes(bytes)}.`]
  if (late > 0 && day !== OTHER_DAYS) parts.push(`${late} stand behind later ones: their capture is out of order.`)
  if (linkTypes.length > 1) parts.push('Several link types: Wireshark opens it, tcpdump does not.')
  return parts.join(' ')
}
