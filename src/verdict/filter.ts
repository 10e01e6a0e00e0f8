// The filter above the table. In: text such as "10.1.0.0/16 port 443". Out: conditions that must all hold, or the sentence
// that says which word was not understood; and the rows that are left.

import { containsAddress, type Network, readNetwork } from './cidr'
import { CROSSING, ROLES } from './direction'
import type { Judgement } from './judgement'
import type { Role, Understood } from './types'

export type Condition = { kind: 'network'; network: Network } | { kind: 'port'; port: number }

const HIGHEST_PORT = 65_535

/** Words: an address, a network, ":443", "port 443", "10.0.0.1:443" or "[2001:db8::1]:443". Either end of a row may meet each. */
export function readFilter(text: string): Understood<Condition[]> {
  const conditions: Condition[] = []
  // "port 443" is one condition of two words.
  for (const word of text.replace(/\bport\s+(\S+)/gi, ' :$1').split(/\s+/)) {
    if (word === '') continue
    const read = readWord(word)
    if (read === null) return { ok: false, complaint: { code: 'E-CIDR', message: sentence(word) } }
    conditions.push(...read)
  }
  return { ok: true, value: conditions }
}

/** Rows of one role, in the order of rows. */
export function rowsOfRole(judgement: Judgement, role: Role): Uint32Array {
  const { roles } = judgement.directions
  const wanted = ROLES.indexOf(role)
  const rows = new Uint32Array(judgement.totals.rows[role])
  let count = 0
  for (let row = 0; row < roles.length; row++) {
    if (roles[row] === wanted) rows[count++] = row
  }
  return rows
}

/** The rows that meet all conditions, in the order given. */
export function filterRows(judgement: Judgement, rows: Uint32Array, conditions: readonly Condition[]): Uint32Array {
  return conditions.reduce((left, condition) => keep(left, testOf(judgement, condition)), rows)
}

/** The rows that are over the threshold or may be: one between the bounds is listed, since a doubt must not hide a row. */
export function highlightedRows(judgement: Judgement, rows: Uint32Array, thresholdBytes: number): Uint32Array {
  const { atMost } = judgement.volumes.peaks
  const { roles } = judgement.directions
  return keep(rows, (row) => atMost[row] >= thresholdBytes && roles[row] === CROSSING)
}

/** A plain loop: the filter() of typed arrays takes several times as long. */
function keep(rows: Uint32Array, test: (row: number) => boolean): Uint32Array {
  const kept = new Uint32Array(rows.length)
  let count = 0
  for (let i = 0; i < rows.length; i++) {
    if (test(rows[i])) kept[count++] = rows[i]
  }
  return kept.subarray(0, count)
}

function testOf(judgement: Judgement, condition: Condition): (row: number) => boolean {
  if (condition.kind === 'port') {
    const hasPort = rowsWithPort(judgement, condition.port)
    return (row) => hasPort[row] === 1
  }
  const { aIds, bIds } = judgement.directions
  const { addresses } = judgement.summary
  const { network } = condition
  return (row) => containsAddress(network, addresses, aIds[row]) || containsAddress(network, addresses, bIds[row])
}

function rowsWithPort(judgement: Judgement, port: number): Uint8Array {
  const { conversations } = judgement.summary
  const { rowOfPair, count } = judgement.index
  const { isCounted } = judgement.directions
  const hasPort = new Uint8Array(count)
  for (let id = 0; id < conversations.count; id++) {
    if (conversations.aPorts[id] !== port && conversations.bPorts[id] !== port) continue
    const pair = conversations.pairIds[id]
    if (isCounted === null || isCounted[pair] === 1) hasPort[rowOfPair[pair]] = 1
  }
  return hasPort
}

function readWord(word: string): Condition[] | null {
  const alone = readPort(word.startsWith(':') ? word.slice(1) : '')
  if (alone !== null) return [{ kind: 'port', port: alone }]
  const network = readNetwork(word)
  if (network !== null) return [{ kind: 'network', network }]
  const match = /^(?:\[([^\]]+)\]|([^:]+)):(\d+)$/.exec(word)
  const address = match === null ? null : readNetwork(match[1] ?? match[2])
  const port = match === null ? null : readPort(match[3])
  if (address === null || port === null) return null
  return [
    { kind: 'network', network: address },
    { kind: 'port', port },
  ]
}

function readPort(digits: string): number | null {
  if (!/^\d{1,5}$/.test(digits) || Number(digits) > HIGHEST_PORT) return null
  return Number(digits)
}

function sentence(word: string): string {
  return `“${word}” is not an address, a network or a port. Example: 10.1.0.0/16 or :443.`
}
