// Signal "baseline": the host sent far more in a block of two hours than it ever does (detection.md section 7). Its own history if there
// is enough, else that of its peers, else none.

import { counted } from '../evidence/clock'
import { type Field, type Finding, firstPackets } from '../evidence/finding'
import { blocksOf } from '../evidence/population'
import { robustZ, type Spread, spreadOf } from '../evidence/robust'
import type { Measured } from '../evidence/subject'
import { WEIGHTS } from '../evidence/weights'
import { addressText } from '../rows'
import { formatBytes } from '../threshold'

const MS_A_DAY = 86_400_000
const MINUTES_A_DAY = 1440
const { baselineZ, baselineBytes, baselineBlocks, baselineDays } = WEIGHTS.limits

export interface History extends Spread {
  /** Whose history it is. */
  of: 'own' | 'saved' | 'peers' | 'none'
  blocks: number
  days: number
}

export function baselineSignal(field: Field, measured: Measured): Finding {
  const block = measured.isCrossing ? largestBlock(field, measured) : null
  const history: History = block === null ? NO_HISTORY : historyOf(field, measured.subject.hostId)
  const z = block === null || history.of === 'none' ? Number.NaN : robustZ(Math.log10(1 + block.hostBytes), history)
  const fired = z >= baselineZ && block !== null && block.hostBytes >= baselineBytes
  return {
    id: 'baseline',
    fired,
    strength: fired ? 1 : 0,
    observed: Number.isNaN(z) ? null : Number(z.toFixed(2)),
    unit: 'robust z',
    threshold: baselineZ,
    formula: 'z = 0.6745 (y - median) / MAD, y = log10(1 + goodput out of the host in aligned 2 h), and >= 1 MB',
    window: block === null ? null : [block.number * 7200, block.number * 7200 + 7199],
    short: history.of === 'peers' ? 'far more than its peers usually send' : undefined,
    says: () => historyText(history, block?.hostBytes ?? 0, z),
    packets: () => firstPackets(field, measured),
    benign: ['a task that this host does for the first time'],
    check: 'Compare with its other days.',
  }
}

/** The block in which the row sent most. It speaks of the row only where the row is at least half of what the host sent. */
export function largestBlock(field: Field, { subject }: Measured): { number: number; hostBytes: number } | null {
  const { blocks, hostOfAddress, goodput } = field
  const own = blocksOf(goodput, [subject.rows], blocks.blockMinutes)
  let best = -1
  for (let i = 0; i < own.sums.length; i++) if (best < 0 || own.sums[i] > own.sums[best]) best = i
  const host = hostOfAddress[subject.hostId]
  if (best < 0 || host < 0) return null
  for (let i = blocks.starts[host]; i < blocks.starts[host + 1]; i++) {
    if (blocks.numbers[i] !== own.numbers[best]) continue
    const hostBytes = blocks.sums[i]
    return own.sums[best] >= hostBytes / 2 ? { number: own.numbers[best], hostBytes } : null
  }
  return null
}

/** A saved baseline that names the host, else its own blocks on normal days, else those of all hosts of the same role. */
export function historyOf(field: Field, address: number): History {
  return savedHistory(field, address) ?? ownHistory(field, address) ?? peerHistory(field, address)
}

const NO_HISTORY: History = { of: 'none', median: Number.NaN, mad: 0, blocks: 0, days: 0 }

function ownHistory(field: Field, address: number): History | null {
  const host = field.hostOfAddress[address]
  if (host < 0) return null
  const { values, days } = normalBlocks(field, host)
  if (values.length < baselineBlocks || days < baselineDays) return null
  const spread = spreadOf(Float64Array.from(values))
  return spread.mad > 0 ? { of: 'own', blocks: values.length, days, ...spread } : null
}

function savedHistory({ judgement, context }: Field, address: number): History | null {
  const { baseline } = context
  if (baseline === null || baseline.blockMinutes !== 120) return null
  const text = addressText(judgement.summary, address)
  const found = baseline.hosts.find((host) => host.address === text)
  if (found === undefined || found.blocks < baselineBlocks || found.days < baselineDays) return null
  return found.mad > 0 ? { of: 'saved', ...found } : null
}

/** All hosts of a role serve one another, so this is worked out once a role. */
function peerHistory(field: Field, address: number): History {
  const role = field.population.isServer[address]
  const known = field.peerHistories[role]
  if (known !== undefined) return known
  const { hosts } = field.judgement.volumes
  const values: number[] = []
  let days = 0
  let peers = 0
  for (let host = 0; host < hosts.count; host++) {
    if (field.population.isServer[hosts.addressIds[host]] !== role) continue
    const normal = normalBlocks(field, host)
    for (const value of normal.values) values.push(value)
    days = Math.max(days, normal.days)
    if (normal.values.length > 0) peers++
  }
  const isEnough = values.length >= baselineBlocks && peers >= LEAST_PEERS
  const spread = isEnough ? spreadOf(Float64Array.from(values)) : { median: Number.NaN, mad: 0 }
  const history: History = { of: isEnough ? 'peers' : 'none', blocks: values.length, days, ...spread }
  field.peerHistories[role] = history
  return history
}

/** Fewer peers than these are no population. */
const LEAST_PEERS = 10

/** log10(1 + bytes) of each active block of a host on normal days, and how many days they are. */
export function normalBlocks({ blocks, context }: Field, host: number): { values: number[]; days: number } {
  const normal = new Set(context.normalDays.map((day) => Math.floor(Date.parse(`${day}T00:00:00Z`) / MS_A_DAY)))
  const values: number[] = []
  const days = new Set<number>()
  for (let i = blocks.starts[host]; i < blocks.starts[host + 1]; i++) {
    const day = Math.floor((blocks.numbers[i] * blocks.blockMinutes) / MINUTES_A_DAY)
    if (normal.size > 0 && !normal.has(day)) continue
    days.add(day)
    values.push(Math.log10(1 + blocks.sums[i]))
  }
  return { values, days: days.size }
}

function historyText(history: History, bytes: number, z: number): string {
  if (history.of === 'none')
    return `Too little history: ${counted(history.blocks, 'active block')} of two hours over ${counted(history.days, 'day')}.`
  const usual = 10 ** history.median - 1
  const whose = {
    own: 'its usual two hours',
    saved: 'its saved usual two hours',
    peers: 'the usual two hours of its peers',
  }
  return (
    `${formatBytes(bytes)} in two hours is ${timesText(bytes / usual)} ${whose[history.of]} (${formatBytes(Math.round(usual))}): ` +
    `robust z ${Number.isNaN(z) ? 'without a spread' : z.toFixed(1)}.`
  )
}

function timesText(times: number): string {
  return `${Number(times.toPrecision(2))} times`
}
