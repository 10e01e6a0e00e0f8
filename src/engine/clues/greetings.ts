// Protocols by their first bytes, and what they say of themselves: SSH, RDP, databases, VNC, TFTP, NFS. In: the first payload of a
// direction. Out: the protocol's name, and its greeting as a clue.

import type { Facts, Glance } from './glance'
import { looksLikeHttp } from './http'
import { looksLikeSmb } from './smb'
import { looksLikeTls } from './tls'

/** The protocol of a direction's first bytes, '' when they tell none. */
export function protocolOf(glance: Glance, facts: Facts): string {
  if (!glance.isTcp) return ''
  if (looksLikeTls(glance)) return 'tls'
  if (looksLikeHttp(glance)) return 'http'
  if (looksLikeSmb(glance)) return 'smb'
  if (glance.has('SSH-')) return greeting(glance, facts, 'ssh', 'ssh-banner')
  if (glance.has('RFB 00')) return 'vnc'
  if (glance.byte(0) === 3 && glance.byte(1) === 0 && glance.byte(5) === 0xe0) return readRdp(glance, facts)
  return clearProtocolOf(glance) || databaseOf(glance, facts)
}

/** Servers of FTP and mail greet alike (220); a port or a word tells them apart. */
function clearProtocolOf(glance: Glance): string {
  if (glance.has('EHLO ') || glance.has('HELO ')) return 'smtp'
  if (glance.has('220')) {
    const line = glance.latin1(0, 100)
    if (/ftp/i.test(line) || glance.sourcePort === 21) return 'ftp'
    if (/smtp|mail/i.test(line) || [25, 465, 587].includes(glance.sourcePort)) return 'smtp'
  }
  if (glance.destinationPort === 21 && /^(USER|AUTH|OPTS|FEAT|SYST) ?/.test(glance.latin1(0, 5))) return 'ftp'
  if (glance.hasPort(23) && glance.byte(0) === 255 && glance.byte(1) >= 250) return 'telnet'
  return ''
}

/** Greetings of servers, on any port: MySQL, PostgreSQL, SQL Server (TDS), MongoDB, Redis. */
function databaseOf(glance: Glance, facts: Facts): string {
  if (glance.byte(3) === 0 && glance.byte(4) === 10 && glance.byte(0) > 40) {
    const version = /^[\w.+~-]{3,40}/.exec(glance.latin1(5, 50))
    if (version !== null && glance.byte(5 + version[0].length) === 0) return told(facts, `MySQL ${version[0]}`, 'mysql')
  }
  if (glance.word(4) === 3 && glance.word(6) === 0 && glance.has('user', 8))
    return told(facts, 'PostgreSQL', 'postgresql')
  if (glance.byte(0) === 0x12 && glance.byte(1) === 1 && glance.word(2) === glance.wireLength && glance.hasPort(1433))
    return told(facts, 'SQL Server', 'tds')
  if (glance.hasPort(27017) && glance.byte(12) === 0xdd && glance.byte(13) === 7)
    return told(facts, 'MongoDB', 'mongodb')
  if (glance.hasPort(6379) && glance.byte(0) === 0x2a) return told(facts, 'Redis', 'redis')
  return ''
}

function told(facts: Facts, text: string, protocol: string): string {
  facts.clue('database', text)
  return protocol
}

function greeting(glance: Glance, facts: Facts, protocol: string, kind: 'ssh-banner'): string {
  facts.clue(kind, glance.latin1(0, 255).split(/[\r\n]/)[0] ?? '')
  return protocol
}

/** The routing cookie of a connection request (MS-RDPBCGR 2.2.1.1). */
function readRdp(glance: Glance, facts: Facts): string {
  const cookie = /Cookie: mstshash=([^\r\n]{1,64})/.exec(glance.latin1(0, 120))
  if (cookie !== null) facts.clue('rdp-cookie', cookie[1])
  return 'rdp'
}

/** RRQ and WRQ (RFC 1350): the file asked for, or pushed. */
export function readTftp(glance: Glance, facts: Facts): void {
  const operation = glance.word(0)
  if (operation !== 1 && operation !== 2) return
  const name = glance.latin1(2, 258).split('\0')[0] ?? ''
  if (name !== '') facts.clue('tftp-name', `${operation === 1 ? 'read' : 'write'} ${name}`)
}

/** NFS version 3 calls (RFC 1813) that carry a file name: LOOKUP 3, CREATE 8, REMOVE 12, RENAME 14. */
export function readNfs(glance: Glance, facts: Facts): void {
  const start = glance.isTcp ? 4 : 0
  const long = (at: number): number => glance.word(at) * 0x1_0000 + glance.word(at + 2)
  if (long(start + 4) !== 0 || long(start + 12) !== 100_003) return
  const procedure = long(start + 20)
  if (procedure !== 3 && procedure !== 8) return
  const credentials = long(start + 28)
  const verifier = start + 32 + padded(credentials)
  const body = verifier + 8 + padded(long(verifier + 4))
  const handle = body + 4 + padded(long(body))
  const length = long(handle)
  if (length <= 0 || length > 255 || glance.byte(handle + 3 + length) < 0) return
  facts.clue('nfs-name', glance.latin1(handle + 4, handle + 4 + length))
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4
}
