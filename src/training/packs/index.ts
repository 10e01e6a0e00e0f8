// The built-in packs, in the order in which they are offered.

import type { OpenPack } from '../pack/types'
import { nothingHappened } from './s00-nothing-happened'
import { findEgress } from './s01-find-egress'
import { moreInThanOut } from './s02-more-in-than-out'
import { impostor } from './s03-backup-and-impostor'
import { lowAndSlow } from './s04-low-and-slow'
import { dnsTunnel } from './s05-dns-through-the-resolver'
import { loudPing } from './s06-loud-ping'
import { proxy } from './s07-behind-the-proxy'
import { mailInTheNoise } from './s08-small-thing-in-the-noise'
import { collectThenSend } from './s09-collect-then-send'
import { pulledDoubledCut } from './s10-pulled-doubled-cut'

export const SCENARIOS: readonly OpenPack[] = [
  findEgress,
  moreInThanOut,
  loudPing,
  impostor,
  proxy,
  mailInTheNoise,
  lowAndSlow,
  dnsTunnel,
  collectThenSend,
  pulledDoubledCut,
  nothingHappened,
]
