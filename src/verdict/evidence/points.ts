// Findings to points (detection.md section 15). In: what each signal says. Out: points after the family caps, their sum, the tier, and
// what highlights the row.

import type { Finding } from './finding'
import type { JudgedHead, SignalId, Tier } from './types'
import { WEIGHTS } from './weights'

export interface Total {
  /** In the order of the findings, one decimal. */
  points: number[]
  /** 0 to 100, one decimal. */
  total: number
}

/** Of 'beacon' and 'scheduled' only the larger counts: they are one weight. Within a family that is over its cap the later signals of
 * the family give less. */
export function totalOf(findings: readonly Finding[]): Total {
  const raw = findings.map(({ id, strength }) => WEIGHTS.points[id] * strength)
  dropSmaller(findings, raw)
  for (const { signals, cap } of WEIGHTS.families) {
    let left: number = cap
    findings.forEach(({ id }, i) => {
      if (!(signals as SignalId[]).includes(id)) return
      raw[i] = Math.min(raw[i], left)
      left -= raw[i]
    })
  }
  const points = raw.map((value) => Math.round(value * 10) / 10)
  const sum = raw.reduce((all, value) => all + value, 0)
  return { points, total: Math.round(Math.min(100, Math.max(0, sum)) * 10) / 10 }
}

function dropSmaller(findings: readonly Finding[], raw: number[]): void {
  const beacon = findings.findIndex(({ id }) => id === 'beacon')
  const scheduled = findings.findIndex(({ id }) => id === 'scheduled')
  if (beacon < 0 || scheduled < 0) return
  raw[raw[beacon] >= raw[scheduled] ? scheduled : beacon] = 0
}

export function tierOf(total: number): Tier {
  const { note, likely, strong } = WEIGHTS.tiers
  if (total >= strong) return 'strong'
  if (total >= likely) return 'likely'
  return total >= note ? 'note' : ''
}

const HIGHLIGHTERS = ['volume', 'drip', 'dns', 'icmp', 'channel'] as const

export function highlightersOf(findings: readonly Finding[], total: number): JudgedHead['highlightedBy'] {
  const fired = new Set(findings.filter((finding) => finding.fired).map(({ id }) => id))
  const by: JudgedHead['highlightedBy'] = HIGHLIGHTERS.filter((id) => fired.has(id))
  return total >= WEIGHTS.tiers.likely ? [...by, 'points'] : by
}
