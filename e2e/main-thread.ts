// What the main thread of a page does, from Chromium's own trace: its tasks, and the frames that come on time.

import type { CDPSession, Page } from '@playwright/test'

const FRAME_MS = 17.5
/** A task that takes longer is told with what it did. */
const LONG_MS = 50

interface TraceEvent {
  name: string
  ph: string
  tid: number
  pid: number
  /** Microseconds. */
  ts: number
  /** Microseconds; `dur` on the clock, `tdur` of the processor. */
  dur?: number
  tdur?: number
  args?: { name?: string }
}

declare global {
  interface Window {
    frameGaps?: number[]
  }
}

export async function countFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const gaps: number[] = []
    window.frameGaps = gaps
    let last = performance.now()
    const note = (now: number) => {
      gaps.push(now - last)
      last = now
      requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
  })
}

/** How many were drawn since countFrames(), and the share of them within 16.7 ms and a little. */
export async function framesOnTime(page: Page): Promise<{ frames: number; onTime: number }> {
  const gaps = await page.evaluate(() => window.frameGaps ?? [])
  return { frames: gaps.length, onTime: gaps.filter((gap) => gap <= FRAME_MS).length / gaps.length }
}

export async function startTrace(client: CDPSession): Promise<() => Promise<TraceEvent[]>> {
  const events: TraceEvent[] = []
  client.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  const categories = ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata']
  await client.send('Tracing.start', { traceConfig: { includedCategories: categories } })
  return async () => {
    const over = new Promise((done) => client.once('Tracing.tracingComplete', done))
    await client.send('Tracing.end')
    await over
    return events
  }
}

/**
 * Milliseconds of processor of each task of the page's main thread. Processor, not clock: on a machine with more work than cores a task of
 * 5 ms can take 60 by the clock, and that is not the page's doing.
 */
export function tasksOfPage(events: TraceEvent[]): { ms: number; within: string }[] {
  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  const tasks = events.filter(({ name, ph, pid, tid }) => name === 'RunTask' && ph === 'X' && main.has(`${pid} ${tid}`))
  return tasks.map((task) => ({ ms: (task.tdur ?? task.dur ?? 0) / 1000, within: longestWithin(events, task) }))
}

/** What took most of a task, for whoever has to shorten it. */
function longestWithin(events: TraceEvent[], task: TraceEvent): string {
  if ((task.tdur ?? 0) < 1000 * LONG_MS) return ''
  const inside = events.filter(
    ({ ph, pid, tid, ts }) =>
      ph === 'X' && pid === task.pid && tid === task.tid && ts > task.ts && ts < task.ts + (task.dur ?? 0),
  )
  return inside
    .sort((x, y) => (y.dur ?? 0) - (x.dur ?? 0))
    .slice(0, 4)
    .map(
      ({ name, dur, args }) =>
        `${name} ${Math.round((dur ?? 0) / 1000)} ms ${JSON.stringify(args ?? {}).slice(0, 160)}`,
    )
    .join('; ')
}
