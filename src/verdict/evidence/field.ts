// Everything that signals compare with, made once for a judgement and a context. In: both. Out: a Field, which holds as long as they do.

import type { Judgement } from '../judgement'
import { pullsOf } from '../signals/staging'
import { siteGroups } from './candidates'
import { hoursOfWeekIn } from './clock'
import type { Field } from './finding'
import { namesOf } from './names'
import { goodputSeries, hostBlocks, populationOf } from './population'
import { caseCaveats } from './quality'
import { relayLinks } from './relays'
import { seenOf } from './seen'
import { dnsGroups, echoSums, largeQueryRows } from './tunnels'
import type { Context } from './types'

/** The block of the baseline (detection.md section 7), whatever the window is. */
const BLOCK_MINUTES = 120

/** What is known while the reader of the result has said nothing. */
export const NO_CONTEXT: Context = { zone: 'UTC', officeHours: null, normalDays: [], baseline: null, exceptions: [] }

/** `leading`: crossing rows by their largest window. */
export function fieldOf(judgement: Judgement, context: Context, leading: readonly number[]): Field {
  const goodput = goodputSeries(judgement)
  const { hosts } = judgement.volumes
  const hostOfAddress = new Int32Array(judgement.summary.addresses.count).fill(-1)
  for (let host = 0; host < hosts.count; host++) hostOfAddress[hosts.addressIds[host]] = host
  const seen = seenOf(judgement.summary)
  const names = namesOf(judgement.summary, seen.names)
  const field = {
    judgement,
    context,
    population: populationOf(judgement),
    seen,
    names,
    sites: siteGroups({ judgement, names }),
    tunnels: {
      dns: dnsGroups(judgement, seen),
      echoes: echoSums(judgement, seen),
      queryRows: largeQueryRows(judgement, seen),
    },
    pulls: pullsOf(judgement),
    goodput,
    blocks: hostBlocks(judgement, goodput, BLOCK_MINUTES),
    hostOfAddress,
    hourOfWeek: hoursOfWeekIn(context.zone),
    caveats: caseCaveats(judgement),
    peerHistories: [],
    activities: new Map(),
  }
  return { ...field, relays: relayLinks(field, leading) }
}
