// The stretches of the coverage map in thousandths of its width. In: coverage. Out: rectangles, gaps among them.

import type { Coverage } from '../../verdict/index'

export interface MapPart {
  x: number
  width: number
  /** 0: a gap. */
  captures: number
}

export const MAP_WIDTH = 1000
/** A shorter stretch would not be seen. */
const LEAST_WIDTH = 2

export function mapParts({ fromSeconds, toSeconds, spans }: Coverage): MapPart[] {
  const scale = MAP_WIDTH / Math.max(1, toSeconds - fromSeconds)
  const parts: MapPart[] = []
  let end = fromSeconds
  for (const span of spans) {
    if (span.fromSeconds > end) parts.push(part(end, span.fromSeconds, 0))
    parts.push(part(span.fromSeconds, span.toSeconds, span.captures))
    end = span.toSeconds
  }
  return parts

  function part(from: number, to: number, captures: number): MapPart {
    return { x: (from - fromSeconds) * scale, width: Math.max(LEAST_WIDTH, (to - from) * scale), captures }
  }
}
