// Judges frames made by hand. In: frames, what was seen, and choices. Out: the highlighted rows with all their reasons.

import {
  type Context,
  type Judged,
  type JudgedBy,
  type JudgedList,
  judge,
  judgedList,
  judgedRow,
  judgedRows,
  NO_CONTEXT,
  readInside,
  type Weighing,
  weigh,
} from '../verdict/index'
import { type BuiltSeen, withSeen } from './build-seen'
import { type BuiltFrame, buildSummary } from './build-summary'

export interface JudgeOptions extends Partial<Omit<JudgedBy, 'inside' | 'revision'>> {
  networks?: string[]
  thresholdBytes?: number
  context?: Partial<Context>
  seen?: BuiltSeen
}

export const MB = 1_000_000
/** 2015-03-12T00:00:00Z, a Thursday. */
export const T0 = 1_426_118_400

export function weighFrames(frames: BuiltFrame[], options: JudgeOptions = {}): Weighing {
  const { networks = [], seen = {}, context = {}, windowMinutes = 120, measure = 'goodput' } = options
  const inside = readInside(networks)
  if (!inside.ok) throw new Error(inside.complaint.message)
  const summary = withSeen(buildSummary(frames), seen)
  const judgement = judge(summary, { revision: 1, inside: inside.value, windowMinutes, measure }, null)
  return weigh(judgement, { ...NO_CONTEXT, ...context }, null)
}

export function judgeFrames(frames: BuiltFrame[], options: JudgeOptions = {}): Judged[] {
  return judgedRows(weighFrames(frames, options), options.thresholdBytes ?? 25 * MB)
}

export function listFrames(frames: BuiltFrame[], options: JudgeOptions = {}): JudgedList {
  return judgedList(weighFrames(frames, options), options.thresholdBytes ?? 25 * MB, 20)
}

/** All that is known of one pair, highlighted or not. */
export function reasonsOf(frames: BuiltFrame[], inside: string, outside: string, options: JudgeOptions = {}): Judged {
  const key = { level: 'pair', inside, outside, site: '' } as const
  const row = judgedRow(weighFrames(frames, options), options.thresholdBytes ?? 25 * MB, key)
  if (row === null) throw new Error(`${inside} and ${outside} are no row`)
  return row
}

/** "10.0.0.5 > 9.9.9.9 pair volume+drip", one line a highlighted row. */
export function linesOf(rows: readonly Judged[]): string[] {
  return rows.map(
    ({ sender, receiver, key, highlightedBy }) => `${sender} > ${receiver} ${key.level} ${highlightedBy.join('+')}`,
  )
}

/** So many bytes in one frame of goodput a minute. */
export function send(
  from: string,
  to: string,
  bytes: number,
  at = T0,
  minutes = 1,
  more: Partial<BuiltFrame> = {},
): BuiltFrame[] {
  return Array.from({ length: minutes }, (_, minute) => ({
    from,
    to,
    bytes: bytes / minutes,
    at: at + 60 * minute,
    ...more,
  }))
}

/** Ten inside hosts that each ask one site for little: what others do. */
export function office(at = T0, hosts = 12): BuiltFrame[] {
  return Array.from({ length: hosts }, (_, n) => [
    ...send(`10.9.0.${n + 1}:4000`, '203.0.113.80:443', 2000 + 150 * n, at, 1, { opens: true }),
    ...send('203.0.113.80:443', `10.9.0.${n + 1}:4000`, 90_000, at),
  ]).flat()
}
