// Which subjects are weighed. In: a field and a threshold. Out: pairs by their largest window, pairs with facts, and the hosts and sites
// that pass the threshold though none of their pairs does. Bounded: a case has a million pairs and a screen shows ten.

import { registeredDomain } from '../../engine/index'
import { CROSSING } from '../direction'
import { hostPeak } from '../hosts'
import type { Judgement } from '../judgement'
import type { Field } from './finding'
import { select } from './robust'
import { joinedSubject, type Subject } from './subject'

/** Pairs weighed for their window, for their bytes in all, and for their facts. */
const MOST_BY_WINDOW = 1000
const MOST_BY_BYTES = 500

/** Crossing rows with the largest windows, largest first. Does not hang on the threshold. */
export function leadingRows({ volumes, directions }: Judgement): number[] {
  return largest(directions.roles, volumes.peaks.atLeast, MOST_BY_WINDOW)
}

/** Crossing rows that sent most in all: where a drip is looked for. */
export function heaviestRows({ volumes, directions }: Judgement): number[] {
  return largest(directions.roles, volumes.out, MOST_BY_BYTES)
}

function largest(roles: Uint8Array, values: Float64Array, limit: number): number[] {
  const crossing: number[] = []
  for (let row = 0; row < roles.length; row++) if (roles[row] === CROSSING && values[row] > 0) crossing.push(row)
  const keys = Float64Array.from(crossing, (row) => values[row])
  const least = keys.length <= limit ? 0 : select(keys, keys.length - limit)
  return crossing
    .filter((row) => values[row] >= least)
    .sort((x, y) => values[y] - values[x] || x - y)
    .slice(0, limit)
}

/** Hosts of whom no single pair is over the threshold, largest window first. */
export interface HostsAt {
  over: number[]
  /** The minutes cannot tell. */
  between: number[]
}

export function hostsAt({ judgement }: Field, thresholdBytes: number): HostsAt {
  const { volumes } = judgement
  const { hosts, peaks } = volumes
  const at: HostsAt = { over: [], between: [] }
  for (let host = 0; host < hosts.count; host++) {
    const rows = rowsOfHost(judgement, host)
    if (rows.length < 2 || !mayPass(rows, peaks, thresholdBytes)) continue
    const { atLeast, atMost } = hostPeak(volumes, host)
    if (atLeast >= thresholdBytes) at.over.push(host)
    else if (atMost >= thresholdBytes) at.between.push(host)
  }
  at.over.sort((x, y) => hostPeak(volumes, y).atLeast - hostPeak(volumes, x).atLeast || x - y)
  at.between.sort((x, y) => hostPeak(volumes, y).atMost - hostPeak(volumes, x).atMost || x - y)
  return at
}

export function hostSubject(judgement: Judgement, host: number): Subject {
  return joinedSubject(judgement, 'host', rowsOfHost(judgement, host))
}

function rowsOfHost({ volumes }: Judgement, host: number): Uint32Array {
  const { starts, members } = volumes.hosts.rows
  return members.subarray(starts[host], starts[host + 1])
}

/** Sites of one host over the threshold, in a window or in all, of which no single pair is over it. */
export function siteSubjects(field: Field, thresholdBytes: number): Subject[] {
  const { judgement, sites } = field
  const { volumes } = judgement
  const subjects: Subject[] = []
  for (const { site, sure, doubtful } of sites) {
    if (sure.length < 2) continue
    const rows = Uint32Array.from(sure)
    const all = Uint32Array.from([...sure, ...doubtful])
    if (!passesInAll(all, volumes.out, thresholdBytes) || isAnyOver(all, volumes.peaks.atLeast, thresholdBytes))
      continue
    subjects.push(joinedSubject(judgement, 'host-to-site', rows, site, Uint32Array.from(doubtful)))
  }
  return subjects
}

/** Every site of several addresses, whatever it sent: a row that is on the screen stays one when the threshold moves. */
export function allSiteSubjects({ judgement, sites }: Field): Subject[] {
  return sites
    .filter(({ sure }) => sure.length > 1)
    .map(({ site, sure, doubtful }) =>
      joinedSubject(judgement, 'host-to-site', Uint32Array.from(sure), site, Uint32Array.from(doubtful)),
    )
}

/** Rows of one inside host by the registered domain of their outside address. */
export interface SiteGroup {
  site: string
  sure: number[]
  /** The outside address goes by several sites: in the upper bound of each, in the lower of none. */
  doubtful: number[]
}

export function siteGroups({ judgement, names }: Pick<Field, 'judgement' | 'names'>): SiteGroup[] {
  const { roles, isFlipped, aIds, bIds } = judgement.directions
  const groups = new Map<string, SiteGroup>()
  if (names.columns.count === 0) return []
  const take = (host: number, site: string): SiteGroup => {
    const key = `${host} ${site}`
    const group = groups.get(key) ?? { site, sure: [], doubtful: [] }
    if (group.sure.length + group.doubtful.length === 0) groups.set(key, group)
    return group
  }
  for (let row = 0; row < roles.length; row++) {
    if (roles[row] !== CROSSING) continue
    const isB = isFlipped[row] === 1
    const [host, receiver] = isB ? [bIds[row], aIds[row]] : [aIds[row], bIds[row]]
    const site = names.sites[receiver]
    if (site === '') continue
    if (site !== null) take(host, site).sure.push(row)
    else for (const each of allSites(names, receiver)) take(host, each).doubtful.push(row)
  }
  return [...groups.values()].filter(({ sure }) => sure.length > 0)
}

function allSites(names: Field['names'], address: number): Set<string> {
  const { columns, ofAddress } = names
  const sites = new Set<string>()
  for (let i = ofAddress.starts[address]; i < ofAddress.starts[address + 1]; i++) {
    const site = registeredDomain(columns.texts[columns.textIds[ofAddress.members[i]]])
    if (site !== '') sites.add(site)
  }
  return sites
}

/** Together they can pass, and none passes alone. */
function mayPass(
  rows: Uint32Array,
  peaks: { atLeast: Float64Array; atMost: Float64Array },
  thresholdBytes: number,
): boolean {
  let together = 0
  for (const row of rows) {
    if (peaks.atLeast[row] >= thresholdBytes) return false
    together += peaks.atMost[row]
  }
  return together >= thresholdBytes
}

function passesInAll(rows: Uint32Array, out: Float64Array, thresholdBytes: number): boolean {
  let together = 0
  for (const row of rows) together += out[row]
  return together >= thresholdBytes
}

function isAnyOver(rows: Uint32Array, atLeast: Float64Array, thresholdBytes: number): boolean {
  return rows.some((row) => atLeast[row] >= thresholdBytes)
}
