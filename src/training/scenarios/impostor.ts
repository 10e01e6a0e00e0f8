// S3: a backup that is not the backup (design: training.md section 2).

import { openShare, readFile } from '../generate/smb'
import { connect } from '../generate/talk'
import { BUILD_SERVER, FILE_SERVER, inside, outside } from '../world'
import { daysOf, march } from './calendar'
import { backup, upload } from './innocent'
import { countOf, type FlowCount, type Recipe, type Stage } from './recipe'
import { payrollWorkbook } from './stolen-files'

const REGISTRY = { name: 'registry.example', host: outside('203.0.113.20') }
const LOOK_ALIKE = { name: 'vault-backup.example', host: outside('203.0.113.140') }

export const impostor: Recipe = {
  files: daysOf(11, 13),
  usual: [73],
  parts: [
    (stage) => backup(stage, 11, 30_000_000),
    (stage) => backup(stage, 12, 29_400_000),
    (stage) => backup(stage, 13, 30_600_000),
    collect,
    theft,
    push,
  ],
}

/** `payroll_2024.xlsx` from the Finance share, 01:38 to 01:44. */
function collect({ tap }: Stage): undefined {
  const session = connect(tap, tap.chance('collect'), march(13, 1, 38), inside(73), FILE_SERVER, 445)
  const share = openShare(session, '\\\\FS01\\Finance')
  const book = payrollWorkbook(tap.chance('payroll'), 26_400_000)
  readFile(share, 'payroll_2024.xlsx', book, march(13, 1, 44))
  session.close(session.client)
}

function theft(stage: Stage): FlowCount {
  const times = { at: march(13, 2, 3), until: march(13, 2, 21) }
  return countOf(
    upload(stage, { flow: 'theft', client: inside(73), site: LOOK_ALIKE, ...times, out: 26_000_000, in: 90_000 }),
  )
}

function push(stage: Stage): undefined {
  const times = { at: march(12, 15), until: march(12, 15, 10) }
  upload(stage, { flow: 'push', client: BUILD_SERVER, site: REGISTRY, ...times, out: 20_000_000, in: 60_000 })
}
