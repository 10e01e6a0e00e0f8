// The captures of a case as the second pass reads them. In: the counted case and the paths of the call. Out: files that hold packets.

import type { AgainRange, CaptureSummary, Summary } from '../engine/index'
import type { CarveSource } from '../export/index'
import { againFile } from './again-file'
import { walk } from './walk'

/** Captures that were read; one that is a copy of another was not. `rangesOf`: ranges to read, undefined for all, none to leave it out. */
export async function sourcesOf(
  summary: Summary,
  paths: readonly string[],
  rangesOf: (capture: CaptureSummary) => AgainRange[] | undefined,
): Promise<CarveSource[]> {
  const sources: CarveSource[] = []
  for (const path of await walk(paths)) {
    const file = await againFile(path)
    const capture = summary.captures.find(({ name, bytes }) => name === path && bytes === file?.size)
    if (file === null || capture === undefined || capture.records === 0) continue
    const ranges = rangesOf(capture)
    if (ranges?.length !== 0) sources.push({ file, ranges, firstSeconds: firstSecondsOf(capture) })
  }
  return sources
}

/** Impossible times are no part of a capture's first one, but a packet may have one. */
function firstSecondsOf({ firstSeconds, quality }: CaptureSummary): number {
  return quality.impossibleTimes > 0 ? Number.NaN : firstSeconds
}
