// The best innocent reading of a row, from what a row says: who opened it, which port, how even both directions are.

import type { PairRow } from '../../verdict/index'

export type Doubt =
  | 'one-way'
  | 'served'
  | 'mail'
  | 'shell'
  | 'name-server'
  | 'tunnel'
  | 'call'
  | 'web'
  | 'file-transfer'
  | 'other'

const MAIL = new Set([25, 465, 587])
const SHELL = new Set([22, 3389, 5900])
const TUNNEL = new Set([500, 1194, 1701, 4500, 51820])
const CALL = new Set([3478, 3479, 3480, 3481, 5060, 5061, 19302, 19305])
const WEB = new Set([80, 443, 8080, 8443])
const FILES = new Set([20, 21, 139, 445, 873, 989, 990, 2049])
// A call sends about what it gets: PCR within ±0.3, which is 65 : 35.
const EVEN_RATIO = 0.3

export function doubtAbout(row: PairRow): Doubt {
  const { protocol, port } = readService(row.service)
  if (row.ratio === null) return 'one-way'
  if (row.opened === 'outside') return 'served'
  if (CALL.has(port)) return 'call'
  if (protocol === 'UDP' && port !== 53 && Math.abs(row.ratio) <= EVEN_RATIO) return 'call'
  if (port === 53 || port === 853) return 'name-server'
  if (MAIL.has(port)) return 'mail'
  if (SHELL.has(port)) return 'shell'
  if (TUNNEL.has(port) || protocol === 'ESP' || protocol === 'GRE') return 'tunnel'
  if (FILES.has(port)) return 'file-transfer'
  return WEB.has(port) ? 'web' : 'other'
}

/** Whether the service is one that hides its content. */
export function isEncrypted(service: string): boolean {
  const { protocol, port } = readService(service)
  return protocol === 'ESP' || [22, 443, 465, 853, 989, 990, 993, 995, 4500, 5061, 8443, 51820].includes(port)
}

/** "TCP 443 https" → its parts; port −1 when it has none. */
function readService(service: string): { protocol: string; port: number } {
  const match = /^(\S+)(?:\s+(\d+))?/.exec(service)
  return { protocol: (match?.[1] ?? '').toUpperCase(), port: match?.[2] === undefined ? -1 : Number(match[2]) }
}
