// Notes on the captures taken together (safety.md section 10: E-NOEXT, E-NOINT, E-ONEWAY, E-OVERLAP). In: counts and coverage. Out: codes and sentences.

import type { Flows } from './flows'
import type { Coverage, ProblemRow, Role } from './types'

/** Below these a few broken conversations say nothing about the capture. */
const LEAST_CONVERSATIONS = 10
const ONE_WAY_SHARE = 0.2

/** Notes that belong to no single capture carry the name of the first one they speak of, or ''. */
export function caseNotices(flows: Flows, coverage: Coverage, rows: Record<Role, number>): ProblemRow[] {
  return [...boundary(rows), ...oneWay(flows), ...coverage.overlaps.map(overlap)]
}

/** No pair crosses: then no verdict is possible, and the inside networks are the first thing to look at. */
function boundary(rows: Record<Role, number>): ProblemRow[] {
  if (rows.crossing > 0 || rows.internal + rows.transit === 0) return []
  const isInside = rows.internal > 0
  const message = isInside
    ? 'Every address seen is inside your networks. Behind a proxy or NAT, cut an outside hole for it in the inside networks.'
    : 'None of the addresses is inside. Name your networks in the inside networks.'
  return [{ capture: '', code: isInside ? 'E-NOEXT' : 'E-NOINT', message, offset: 0, severity: 'note' }]
}

function oneWay({ tcpConversations, oneWayConversations }: Flows): ProblemRow[] {
  const share = oneWayConversations / Math.max(1, tcpConversations)
  if (tcpConversations < LEAST_CONVERSATIONS || share < ONE_WAY_SHARE) return []
  const message =
    `For ${Math.round(100 * share)} % of the TCP conversations only one direction was captured. ` +
    '“Out” is what was seen; ratios say nothing there.'
  return [{ capture: '', code: 'E-ONEWAY', message, offset: 0, severity: 'note' }]
}

function overlap({ captures, fromSeconds, toSeconds }: Coverage['overlaps'][number]): ProblemRow {
  const [first, second] = captures
  const message =
    `"${first}" and "${second}" both cover ${timeText(fromSeconds)} to ${timeText(toSeconds)} UTC. ` +
    'What both captured counts twice there.'
  return { capture: second, code: 'E-OVERLAP', message, offset: 0, severity: 'note' }
}

/** "2015-03-12 02:14:07"; a time beyond the calendar stays a number of seconds. */
function timeText(seconds: number): string {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? `${seconds} s` : date.toISOString().slice(0, 19).replace('T', ' ')
}
