// The labelled captures, where they are. In: labels.tsv. Out: for each capture what was labelled and what was highlighted.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openCapture } from '../../src/engine/index'
import { type JudgedCase, judgeCase } from './judge-case'

const FOLDER = process.env['EGRESS_LABELLED'] ?? '../../shared/captures/labelled'

export interface Labelled {
  file: string
  isTheft: boolean
  kind: string
  sender: string
  receiver: string
  what: string
  /** With the default networks, and told where the boundary is: the labelled receiver outside, the labelled sender inside. */
  plain: JudgedCase
  told: JudgedCase
}

export function labelledCases(): Labelled[] {
  const folder = [FOLDER, '/work/shared/captures/labelled'].find((each) => existsSync(join(each, 'labels.tsv')))
  if (folder === undefined) return []
  const [header, ...lines] = readFileSync(join(folder, 'labels.tsv'), 'utf8').trimEnd().split('\n')
  const columns = header.split('\t')
  return lines.map((line) => {
    const cells = Object.fromEntries(line.split('\t').map((cell, i) => [columns[i], cell]))
    return readCase(folder, cells)
  })
}

function readCase(folder: string, cells: Record<string, string>): Labelled {
  const bytes = readFileSync(join(folder, cells['file']))
  const feed = openCapture({ name: cells['file'], bytes: bytes.length, seed: Uint32Array.of(1, 2, 3, 4) })
  feed.push(bytes)
  feed.end()
  const summary = feed.takeSummary()
  const isTheft = cells['verdict'] === 'exfil'
  const [sender, receiver] = [cells['sender'] ?? '', cells['receiver'] ?? '']
  const told = isTheft ? [sender, `!${receiver}`] : []
  return {
    file: cells['file'],
    isTheft,
    kind: cells['class'],
    sender,
    receiver,
    what: cells['what'],
    plain: judgeCase(summary, []),
    told: judgeCase(summary, told),
  }
}

/** Rank of the labelled pair among all weighed rows, from 1; 0 when it is not weighed. */
export function rankOf({ rows }: JudgedCase, { sender, receiver }: Pick<Labelled, 'sender' | 'receiver'>): number {
  return rows.findIndex((row) => row.sender === sender && (row.receiver === receiver || row.level !== 'pair')) + 1
}

export function isFound(judged: JudgedCase, label: Pick<Labelled, 'sender' | 'receiver'>): boolean {
  const { sender, receiver } = label
  return judged.rows.some(
    (row) => row.isHighlighted && row.sender === sender && (row.receiver === receiver || row.level !== 'pair'),
  )
}
