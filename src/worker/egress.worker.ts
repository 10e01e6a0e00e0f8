// The one entry of all workers: what it becomes is told by its name. One text for all, because the page holds it inlined, and the case and
// the readers share most of the engine.
//
//   reader ──(port)── Chunk ──▶ case        page ── overview, rows, conversations ──▶ case ──▶ plain data

import { expose } from 'comlink'
import { SummaryTables } from '../engine/index'
import { Case } from './case'
import type { WorkerRole } from './contract'
import { hideable } from './hideable'
import { Reader } from './reader'
import { sampleMaker } from './sample-maker'

const MAKE: Record<WorkerRole, () => object> = {
  case: () => hideable(new Case(() => new SummaryTables(crypto.getRandomValues(new Uint32Array(4))))),
  reader: () => new Reader(),
  again: () => new Reader(),
  sample: () => sampleMaker,
}

expose(MAKE[self.name as WorkerRole]())
