// What hosts usually send, as a small file (schema egress.baseline/1). In: a field, or the text of such a file. Out: a Baseline, or the sentence
// that says what is wrong with the text. The file is foreign: every part is checked and capped.

import { readNetwork } from '../cidr'
import { addressText } from '../rows'
import { normalBlocks } from '../signals/history'
import type { Understood } from '../types'
import type { Field } from './finding'
import { spreadOf } from './robust'
import type { Baseline } from './types'
import { WEIGHTS } from './weights'

const SCHEMA = 'egress.baseline/1'
/** More inside hosts than this have no place in one file. */
const MOST_HOSTS = 100_000
const { baselineBlocks, baselineDays } = WEIGHTS.limits

type HostBaseline = Baseline['hosts'][number]

/** Hosts with enough history on the normal days, in the order of their addresses as text. */
export function learnBaseline(field: Field): Baseline {
  const { judgement, blocks } = field
  const { hosts } = judgement.volumes
  const learned: HostBaseline[] = []
  for (let host = 0; host < hosts.count; host++) {
    const { values, days } = normalBlocks(field, host)
    if (values.length < baselineBlocks || days < baselineDays) continue
    const spread = spreadOf(Float64Array.from(values))
    learned.push({
      address: addressText(judgement.summary, hosts.addressIds[host]),
      blocks: values.length,
      days,
      ...spread,
    })
  }
  learned.sort((x, y) => (x.address < y.address ? -1 : 1))
  return { schema: SCHEMA, blockMinutes: blocks.blockMinutes, hosts: learned.slice(0, MOST_HOSTS) }
}

export function readBaseline(text: string): Understood<Baseline> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refuse('it is no JSON')
  }
  if (!isRecord(value) || value['schema'] !== SCHEMA) return refuse(`its schema is not ${SCHEMA}`)
  const { blockMinutes, hosts } = value
  if (blockMinutes !== 120) return refuse('its blocks are not of 120 minutes')
  if (!Array.isArray(hosts) || hosts.length > MOST_HOSTS) return refuse(`"hosts" is no list of at most ${MOST_HOSTS}`)
  const at = hosts.findIndex((host) => !isHost(host))
  if (at >= 0) return refuse(`host ${at + 1} has no address, or a number that cannot be`)
  const kept = (hosts as HostBaseline[]).map(({ address, blocks, days, median, mad }) => ({
    address,
    blocks,
    days,
    median,
    mad,
  }))
  return { ok: true, value: { schema: SCHEMA, blockMinutes, hosts: kept } }
}

function isHost(value: unknown): value is HostBaseline {
  if (!isRecord(value)) return false
  const { address, blocks, days, median, mad } = value
  const isCount = (count: unknown): boolean => typeof count === 'number' && Number.isInteger(count) && count >= 0
  // log10 of bytes: 10 to the 16th is more than a link carries in two hours.
  const isLog = (log: unknown): boolean => typeof log === 'number' && log >= 0 && log <= 16
  return (
    typeof address === 'string' &&
    readNetwork(address) !== null &&
    isCount(blocks) &&
    isCount(days) &&
    isLog(median) &&
    isLog(mad)
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function refuse(why: string): Understood<Baseline> {
  return { ok: false, complaint: { code: 'E-BASE', message: `This is no baseline of Egress: ${why}.` } }
}
