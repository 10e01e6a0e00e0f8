// The sample: captures of three days with one theft in them.

import { addOfficeDay } from './background'
import { addFindEgress, DAYS, FIRST_DAY } from './find-egress'
import type { Trace } from './packets'
import { writePcap } from './pcap'
import { DAY } from './world'

export interface MadeCapture {
  name: string
  bytes: Uint8Array
}

/** One classic capture a UTC day, byte for byte the same in every engine; about 12 MB in all, made in about a second. */
export function makeSample(): MadeCapture[] {
  const trace: Trace = []
  for (let day = 0; day < DAYS; day++) addOfficeDay(trace, FIRST_DAY + day * DAY)
  addFindEgress(trace)
  // Stable: frames of equal time stay in the order in which their flow made them.
  trace.sort((one, other) => one.at - other.at)
  return Array.from({ length: DAYS }, (_, day) => {
    const from = FIRST_DAY + day * DAY
    const frames = trace.filter(({ at }) => at >= from && at < from + DAY)
    return { name: `2015-03-${11 + day}.pcap`, bytes: writePcap(frames) }
  })
}
