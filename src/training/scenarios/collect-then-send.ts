// S9: first from the file server, then out (design: training.md section 2).

import { openShare, readFile } from '../generate/smb'
import { connect } from '../generate/talk'
import { FILE_SERVER, inside, outside, SECOND, type Site } from '../world'
import { fileOf, march } from './calendar'
import { upload } from './innocent'
import { countOf, type FlowCount, type Recipe, type Stage } from './recipe'
import { contractsZip, reviewDocument } from './stolen-files'

const STORAGE: Site = { name: 'storage.cloud.example', host: outside('198.51.100.200') }
const REVIEWS = ['adler', 'brandt', 'costa', 'diaz', 'evans', 'fischer', 'garcia', 'hughes']

export const collectThenSend: Recipe = {
  files: [fileOf(11, 0, 24)],
  others: [158],
  parts: [collect, theft, neighbours],
}

/** 41.2 MB from \\FS01\HR$, 18:02 to 18:09. */
function collect({ tap }: Stage): undefined {
  const session = connect(tap, tap.chance('collect'), march(11, 18, 2), inside(158), FILE_SERVER, 445)
  const share = openShare(session, '\\\\FS01\\HR$')
  const random = tap.chance('documents')
  readFile(share, 'contracts_2023.zip', contractsZip(random, 38_000_000), march(11, 18, 8))
  for (const [index, name] of REVIEWS.entries())
    readFile(share, `reviews\\${name}.docx`, reviewDocument(random, 400_000), march(11, 18, 8, 7 * (index + 1)))
  session.close(session.client)
}

function theft(stage: Stage): FlowCount {
  const times = { at: march(11, 18, 41), until: march(11, 18, 55) }
  return countOf(
    upload(stage, { flow: 'theft', client: inside(158), site: STORAGE, ...times, out: 40_600_000, in: 120_000 }),
  )
}

/** 15 others send 1 to 3 MB to the same site, and 12 only look. */
function neighbours(stage: Stage): undefined {
  for (let index = 0; index < 27; index++) {
    const flow = `neighbour ${index}`
    const random = stage.tap.chance(`${flow} amount`)
    const out = index < 15 ? 1_000_000 + random(2_000_000) : 4000
    const at = march(11, 12, 20 * index) + random(600 * SECOND)
    const part = { client: inside(41 + index), site: STORAGE, at, until: at + 60 * SECOND, out, in: 40_000 }
    upload(stage, { flow, ...part })
  }
}
