// S0, the control: a week in which nothing was stolen (design: training.md section 2).

import { daysOf, march } from './calendar'
import { backup, download, videoCall } from './innocent'
import type { Recipe } from './recipe'

export const nothingHappened: Recipe = {
  files: daysOf(10, 14),
  parts: [
    ...[10, 11, 12, 13, 14].map((day) => (stage: Parameters<typeof backup>[0]) => backup(stage, day, 30_000_000)),
    (stage) => videoCall(stage, march(12, 15), 30_000_000),
    (stage) => download(stage, march(13, 16), 40_000_000),
  ],
}
