// HTTP/1 in clear (RFC 9110, RFC 9112): what is asked of whom, and what a body claims to be. In: the first bytes of a message. Out: request
// line, Host, user agent, type, length and file name.

import type { Facts, Glance, Wish } from './glance'
import { linesOf, parameterOf } from './text-lines'

const METHODS = [
  'GET ',
  'POST ',
  'PUT ',
  'HEAD ',
  'PATCH ',
  'DELETE ',
  'OPTIONS ',
  'CONNECT ',
  'PROPFIND ',
  'MKCOL ',
  'MOVE ',
  'COPY ',
]

const CAPITAL_A = 65
const CAPITAL_Z = 90

export function looksLikeHttp(glance: Glance): boolean {
  const first = glance.byte(0)
  return first >= CAPITAL_A && first <= CAPITAL_Z && (isRequest(glance) || glance.has('HTTP/1.'))
}

/** One message; facts of requests are of the client's direction, facts of answers of the server's. */
export function readHttp(glance: Glance, facts: Facts): Wish {
  const lines = linesOf(glance)
  const end = lines.indexOf('')
  if (isRequest(glance)) {
    if (end < 0 && glance.length < 2048) return 'more'
    const line = lines[0] ?? ''
    if (/ HTTP\/1\.\d$/.test(line)) readRequest(line, lines.slice(1, end < 0 ? undefined : end), facts)
    return 'done'
  }
  if (end < 0 && glance.length < 2048) return 'more'
  readBodyHeaders(lines.slice(1, end < 0 ? undefined : end), facts)
  return 'done'
}

function isRequest(glance: Glance): boolean {
  return METHODS.some((method) => glance.has(method))
}

function readRequest(line: string, headers: string[], facts: Facts): void {
  facts.clue('http-request', line.replace(/ HTTP\/1\.\d$/, ''))
  const host = headerOf(headers, 'host')
  if (host !== '') {
    facts.clue('http-host', host)
    const name = host.replace(/:\d+$/, '')
    if (/[a-z]/i.test(name) && !line.startsWith('CONNECT ')) facts.nameOfDestination('http', name)
  }
  const agent = headerOf(headers, 'user-agent')
  if (agent !== '') facts.clue('http-user-agent', agent)
  readBodyHeaders(headers, facts)
}

function readBodyHeaders(headers: string[], facts: Facts): void {
  const type = headerOf(headers, 'content-type')
  if (type !== '') facts.clue('http-content-type', type)
  const length = headerOf(headers, 'content-length')
  if (/^\d{1,15}$/.test(length) && length !== '0') facts.clue('http-length', length)
  const name = parameterOf(headerOf(headers, 'content-disposition'), 'filename')
  if (name !== '') facts.clue('http-file-name', name)
}

/** Parts of a form (RFC 7578) carry the file's name in headers of their own. */
export function readForm(glance: Glance, facts: Facts): void {
  for (const line of linesOf(glance, 200)) {
    if (!/^content-disposition:/i.test(line)) continue
    const name = parameterOf(line, 'filename')
    if (name !== '') facts.clue('http-file-name', name)
  }
}

function headerOf(headers: string[], name: string): string {
  const found = headers.find((line) => line.slice(0, name.length + 1).toLowerCase() === `${name}:`)
  return found === undefined ? '' : found.slice(name.length + 1).trim()
}
