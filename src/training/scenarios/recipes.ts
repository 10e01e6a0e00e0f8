// Which recipe makes the captures of which pack.

import { collectThenSend } from './collect-then-send'
import { dnsTunnel } from './dns-tunnel'
import { findEgress } from './find-egress'
import { impostor } from './impostor'
import { loudPing } from './loud-ping'
import { lowAndSlow } from './low-and-slow'
import { mailInTheNoise } from './mail-in-the-noise'
import { moreInThanOut } from './more-in-than-out'
import { nothingHappened } from './nothing-happened'
import { proxy } from './proxy'
import { pulledDoubledCut } from './pulled-doubled-cut'
import type { Recipe } from './recipe'

export const RECIPES: Readonly<Record<string, Recipe>> = {
  'find-egress': findEgress,
  'more-in-than-out': moreInThanOut,
  'backup-and-impostor': impostor,
  'low-and-slow': lowAndSlow,
  'dns-through-the-resolver': dnsTunnel,
  'loud-ping': loudPing,
  'behind-the-proxy': proxy,
  'small-thing-in-the-noise': mailInTheNoise,
  'collect-then-send': collectThenSend,
  'pulled-doubled-cut': pulledDoubledCut,
  'nothing-happened': nothingHappened,
}
