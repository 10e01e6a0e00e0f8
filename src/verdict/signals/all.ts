// All signals that do not hang on the threshold, in the order of their families' caps.

import { factsOf } from '../evidence/clues'
import type { Field, Finding } from '../evidence/finding'
import { benignSignal } from '../evidence/innocent'
import type { Measured } from '../evidence/subject'
import { beaconSignal, longSignal, scheduledSignal } from './beacon'
import { channelSignal } from './channel'
import { contentSignal, entropySignal, hasValuable, misuseSignal } from './content'
import { baselineSignal } from './history'
import { offHoursSignal } from './hours'
import { ratioSignal } from './ratio'
import { receiverSignal } from './receiver'
import { stagingSignal } from './staging'
import { dnsSignal, echoSignal } from './tunnels'

const SIGNALS = [
  dnsSignal,
  echoSignal,
  channelSignal,
  contentSignal,
  misuseSignal,
  entropySignal,
  baselineSignal,
  receiverSignal,
  ratioSignal,
  beaconSignal,
  scheduledSignal,
  offHoursSignal,
  longSignal,
  stagingSignal,
] as const

export function fixedSignals(field: Field, measured: Measured): Finding[] {
  return [
    ...SIGNALS.map((signal) => signal(field, measured)),
    benignSignal(field, measured, hasValuable(factsOf(field, measured))),
  ]
}
