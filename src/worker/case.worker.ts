// The case worker: chunks come in on the ports of readers, questions come from the page by comlink.
//
//   reader ──(port)── Chunk ──▶ Case.merge        page ── overview, rows, conversations ──▶ Case ──▶ plain data

import { expose } from 'comlink'
import { SummaryTables } from '../engine/index'
import { Case } from './case'

expose(new Case(() => new SummaryTables(crypto.getRandomValues(new Uint32Array(4)))))
