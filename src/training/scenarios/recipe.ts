// What a scenario is made of: files, an office, parts that add flows, faults. In: a recipe and a seed. Out: captures and what
// the flows of the truth came to.

import { type CaptureFile, inOrder, type MadeFile, writeFiles } from '../generate/captures'
import { chanceOf } from '../generate/chance'
import type { Layer } from '../generate/layers'
import { addOffice } from '../generate/office'
import type { Session } from '../generate/session'
import { type Bulk, makeBulk } from '../generate/sources'
import type { Tap } from '../generate/tap'
import { DAY } from '../world'

export interface Stage {
  tap: Tap
  bulk: Bulk
}

/** What a flow of the truth came to: its first and last frame (microseconds since 1970), and payload, each byte once. */
export interface FlowCount {
  firstAt: number
  lastAt: number
  out: number
  in: number
}

export interface Recipe {
  files: readonly CaptureFile[]
  /** How long a block of the office's day is, in hours; 2 when absent. */
  blockHours?: number
  /** Workstations besides .41 to .100, by the last number of their address. */
  others?: readonly number[]
  /** Workstations with a baseline. */
  usual?: readonly number[]
  /** Each adds flows; one that adds the truth's says what they came to, in the order of the pack. */
  parts: readonly ((stage: Stage) => FlowCount | undefined)[]
  layers?: readonly Layer[]
}

export interface Made {
  files: MadeFile[]
  flows: FlowCount[]
}

/** Share of the work that is done, 0 to 1, each time the caller may rest; the captures at the end. */
export function* play(recipe: Recipe, packId: string, seed: string, isFull: boolean): Generator<number, Made> {
  const days = daysOf(recipe.files)
  const steps = days.length + recipe.parts.length + 1 + recipe.files.length
  let done = 0
  const tap: Tap = { frames: [], chance: (flowId) => chanceOf(packId, seed, flowId) }
  const stage = { tap, bulk: makeBulk(tap) }
  const { blockHours = 2, others = [], usual = [] } = recipe
  for (const [from, to] of days) {
    addOffice({ ...stage, from, to, blockHours, others, usual })
    yield ++done / steps
  }
  const flows: FlowCount[] = []
  for (const part of recipe.parts) {
    const flow = part(stage)
    if (flow !== undefined) flows.push(flow)
    yield ++done / steps
  }
  const frames = inOrder(tap.frames, (source) => tap.chance(`numbers ${source}`)(65_536))
  yield ++done / steps
  const files: MadeFile[] = []
  for (const file of writeFiles(frames, recipe.layers ?? [], recipe.files, isFull)) {
    files.push(file)
    yield ++done / steps
  }
  return { files, flows }
}

/** The UTC days, or parts of days, from the first file to the last. */
function daysOf(files: readonly CaptureFile[]): [from: number, to: number][] {
  const end = Math.max(...files.map(({ to }) => to))
  const days: [number, number][] = []
  for (let from = Math.min(...files.map((file) => file.from)); from < end; ) {
    const to = Math.min(end, (Math.floor(from / DAY) + 1) * DAY)
    days.push([from, to])
    from = to
  }
  return days
}

/** What went from the client's side of these sessions to the server's, and back. */
export function countOf(...sessions: Session[]): FlowCount {
  return {
    firstAt: Math.min(...sessions.map(({ first }) => first)),
    lastAt: Math.max(...sessions.map(({ at }) => at)),
    out: sessions.reduce((sum, { client }) => sum + client.sent, 0),
    in: sessions.reduce((sum, { server }) => sum + server.sent, 0),
  }
}
