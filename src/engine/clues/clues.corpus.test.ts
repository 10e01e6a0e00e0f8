// Clues against tshark's fields, on real captures that have them. tshark reads whole streams, Egress the first 16 KiB and control channels:
// what Egress says must be among what tshark says, and most of what tshark says must be there.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { CORPUS, hasCorpus, readWhole } from '../../testing/corpus'
import { hasTshark, tsharkLines } from '../../testing/tshark'
import { CLUE_KINDS, type ClueColumns, type ClueKind } from './columns'

/** Kinds of clues, and the columns of tshark that say the same. */
const FIELDS: readonly [ClueKind, string[]][] = [
  ['tls-sni', ['tls.handshake.extensions_server_name']],
  ['http-host', ['http.host']],
  ['ftp-command', ['ftp.request.command', 'ftp.request.arg']],
  ['smb-name', ['smb2.filename']],
  ['ssh-banner', ['ssh.protocol']],
]
const FILTER =
  'tls.handshake.type==1 || (http.request && tcp) || ftp.request.command in {"STOR","RETR"} || (smb2.cmd==5 && smb2.flags.response==0) || ssh.protocol'

/** Larger captures are left out: tshark takes seconds for each. */
const MOST_BYTES = 400_000
/** Of few texts a few may differ: SSH on a port that tshark takes for another protocol. */
const FEW = 2

interface Sum {
  told: number
  right: number
  known: number
  found: number
}

it.runIf(hasCorpus && hasTshark)('says what tshark says', { timeout: 240_000 }, () => {
  const folder = join(CORPUS, 'labelled')
  const sums = new Map<ClueKind, Sum>(FIELDS.map(([kind]) => [kind, { told: 0, right: 0, known: 0, found: 0 }]))
  for (const name of readdirSync(folder).filter((file) => /\.pcap(ng)?$/.test(file))) {
    const bytes = readFileSync(join(folder, name))
    if (bytes.length > MOST_BYTES) continue
    const { clues } = readWhole(bytes, name).seen
    const known = knownOf(bytes)
    for (const [kind] of FIELDS) compare(toldOf(clues, kind), known.get(kind) ?? new Set(), sums.get(kind))
  }
  for (const [kind, { told, right, known, found }] of sums) {
    process.stdout.write(
      `clues ${kind}: ${right} of ${told} told are tshark's, ${found} of ${known} of tshark's are told\n`,
    )
    expect(right, `${kind}: told, but not by tshark`).toBeGreaterThanOrEqual(0.9 * told - FEW)
    expect(found, `${kind}: not told`).toBeGreaterThanOrEqual(0.9 * known - FEW)
  }
})

function toldOf(clues: ClueColumns, kind: ClueKind): Set<string> {
  const told = new Set<string>()
  for (let i = 0; i < clues.count; i++) {
    const text = clues.texts[clues.textIds[i]].toLowerCase()
    if (CLUE_KINDS[clues.kinds[i]] === kind && (kind !== 'ftp-command' || /^(stor|retr)/.test(text))) told.add(text)
  }
  return told
}

/** What tshark says of each kind, in lower case. */
function knownOf(bytes: Uint8Array): Map<ClueKind, Set<string>> {
  const names = FIELDS.flatMap(([, fields]) => fields)
  const known = new Map<ClueKind, Set<string>>(FIELDS.map(([kind]) => [kind, new Set()]))
  const asked = ['-Y', FILTER, '-E', 'aggregator=|', '-T', 'fields', ...names.flatMap((field) => ['-e', field])]
  for (const line of tsharkLines(bytes, asked)) {
    const columns = line.split('\t')
    let at = 0
    for (const [kind, fields] of FIELDS) {
      const text = columns
        .slice(at, at + fields.length)
        .join(' ')
        .trim()
        .toLowerCase()
      at += fields.length
      for (const part of text.split('|')) if (part !== '') known.get(kind)?.add(part)
    }
  }
  return known
}

function compare(told: Set<string>, known: Set<string>, sum: Sum | undefined): void {
  if (sum === undefined) return
  sum.told += told.size
  sum.known += known.size
  for (const text of told) if (known.has(text)) sum.right++
  for (const text of known) if (told.has(text)) sum.found++
}
