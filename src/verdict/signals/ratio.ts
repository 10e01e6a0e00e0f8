// Signal "pcr": more went out than came in (detection.md section 7). Never required: 500 MB out and 510 MB in is still 500 MB out.

import { type Field, type Finding, firstPackets } from '../evidence/finding'
import type { Measured } from '../evidence/subject'
import { ramp, WEIGHTS } from '../evidence/weights'
import { ratioOf } from '../ratio'
import { formatBytes } from '../threshold'

const { ratio: limit, ratioBytes } = WEIGHTS.limits

export function ratioSignal(field: Field, measured: Measured): Finding {
  const { outGoodput, inGoodput, outFrames, inFrames } = measured
  const ratio = ratioOf(outGoodput, inGoodput, outFrames, inFrames)
  const fired = ratio !== null && ratio >= limit && outGoodput >= ratioBytes
  return {
    id: 'pcr',
    fired,
    strength: fired ? ramp(ratio, limit, 1) : 0,
    observed: ratio,
    unit: 'ratio from -1 to 1',
    threshold: limit,
    formula: '(out - in) / (out + in) of goodput, and out >= 1 MB',
    window: null,
    says: () => ratioText(measured, ratio),
    packets: () => firstPackets(field, measured),
    benign: ['mail, uploads of the user and backups push by design'],
    check: 'Compare the bytes of both directions.',
  }
}

function ratioText({ outGoodput, inGoodput }: Measured, ratio: number | null): string {
  if (ratio === null) return 'Only one direction was captured, so the ratio of out to in says nothing.'
  const text = `PCR ${ratio < 0 ? '−' : '+'}${Math.abs(ratio).toFixed(2)}`
  if (ratio < 0) return `More came in (${formatBytes(inGoodput)}) than went out: ${text}.`
  if (outGoodput < ratioBytes) return `${formatBytes(outGoodput)} out is too little for a ratio to count: ${text}.`
  return `${formatBytes(outGoodput)} out against ${formatBytes(inGoodput)} in: ${text}.`
}
