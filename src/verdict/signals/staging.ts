// Signal "staging": what a host pulled from inside, it sent out soon after (detection.md section 11).

import { INTERNAL } from '../direction'
import { isoOf } from '../evidence/clock'
import { type Field, type Finding, firstPackets } from '../evidence/finding'
import type { Measured } from '../evidence/subject'
import { WEIGHTS } from '../evidence/weights'
import type { Judgement } from '../judgement'
import { addressText } from '../rows'
import { formatBytes } from '../threshold'

const { stagingLow, stagingHigh, stagingHours, stagingBytes } = WEIGHTS.limits

/** One inside conversation seen from the end that received. */
export interface Pull {
  fromId: number
  conversationId: number
  seconds: number
  bytes: number
}

/** Transfers of a megabyte and more between inside hosts, by receiver. */
export function pullsOf({ summary, index, directions }: Judgement): Map<number, Pull[]> {
  const { conversations, pairs } = summary
  const pulls = new Map<number, Pull[]>()
  const add = (toId: number, pull: Pull): void => {
    const known = pulls.get(toId)
    if (known === undefined) pulls.set(toId, [pull])
    else known.push(pull)
  }
  for (let id = 0; id < conversations.count; id++) {
    const [toA, toB] = [conversations.goodputBToA[id], conversations.goodputAToB[id]]
    if (toA < stagingBytes && toB < stagingBytes) continue
    const pair = conversations.pairIds[id]
    if (directions.roles[index.rowOfPair[pair]] !== INTERNAL) continue
    const seconds = conversations.firstSeconds[id]
    if (toA >= stagingBytes)
      add(pairs.aIds[pair], { fromId: pairs.bIds[pair], conversationId: id, seconds, bytes: toA })
    if (toB >= stagingBytes)
      add(pairs.bIds[pair], { fromId: pairs.aIds[pair], conversationId: id, seconds, bytes: toB })
  }
  return pulls
}

export function stagingSignal(field: Field, measured: Measured): Finding {
  const found = measured.isCrossing ? matchOf(field, measured) : null
  const sent = measured.atLeast
  return {
    id: 'staging',
    fired: found !== null,
    strength: found === null ? 0 : 1,
    observed: found === null ? null : Number((sent / found.bytes).toFixed(2)),
    unit: 'sent / pulled',
    threshold: stagingLow,
    formula: '0.5 <= sent / pulled <= 2, start to start within 24 h, >= 1 MB',
    window: found === null ? null : [found.seconds, measured.windowEnd],
    says: () =>
      found === null
        ? 'It pulled nothing of that size from an inside host in the day before.'
        : `It pulled ${formatBytes(found.bytes)} from ${addressText(field.judgement.summary, found.fromId)} at ` +
          `${isoOf(found.seconds).slice(11, 16)} UTC and sent ${formatBytes(sent)} out from ${isoOf(measured.windowStart).slice(11, 16)} UTC.`,
    packets: () => firstPackets(field, measured),
    benign: ['work on a file that is then delivered'],
    check: 'Compare what was pulled with what was sent.',
  }
}

/** The pull whose size is nearest to what was sent. */
function matchOf({ pulls }: Field, { subject, atLeast, windowStart }: Measured): Pull | null {
  if (atLeast < stagingBytes || !Number.isFinite(windowStart)) return null
  const distance = (pull: Pull): number => Math.abs(Math.log(atLeast / pull.bytes))
  const near = (pulls.get(subject.hostId) ?? []).filter(({ seconds, bytes }) => {
    const ratio = atLeast / bytes
    const isBefore = seconds <= windowStart + 59 && seconds >= windowStart - stagingHours * 3600
    return isBefore && ratio >= stagingLow && ratio <= stagingHigh
  })
  return near.reduce<Pull | null>(
    (best, pull) => (best === null || distance(pull) < distance(best) ? pull : best),
    null,
  )
}
