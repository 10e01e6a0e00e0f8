// FTP in clear (RFC 959, RFC 2428): which files go where, and on which connection. In: lines of the control connection. Out: commands, and
// the address and port where the data of the next one will be.

import type { Facts, Glance } from './glance'
import { linesOf } from './text-lines'

/** Where the next data connection ends: its listening side. */
export interface DataEnd {
  family: number
  readonly words: Uint32Array
  port: number
}

/** What one control connection was told. */
export interface FtpTalk {
  end: DataEnd | null
  name: string
}

/** One packet of a control connection. Answers the data connection that is now known with its command, or null. */
export function readFtp(glance: Glance, talk: FtpTalk, facts: Facts): FtpTalk | null {
  for (const line of linesOf(glance, 16)) {
    const transfer = /^(STOR|APPE|STOU|RETR)\b ?(.*)$/i.exec(line)
    if (transfer !== null) {
      const name = `${transfer[1].toUpperCase()} ${transfer[2]}`.trim()
      facts.clue('ftp-command', name)
      talk.name = name
    } else if (/^(CWD|DELE|MKD|RNTO|USER)\b/i.test(line) && glance.destinationPort === 21)
      facts.clue('ftp-command', line)
    else talk.end = dataEnd(line, glance) ?? talk.end
  }
  return talk.end !== null && talk.name !== '' ? talk : null
}

/** "227 Entering Passive Mode (10,0,0,5,4,1)", "229 … (|||50231|)", "PORT 10,0,0,5,4,1", "EPRT |1|10.0.0.5|50231|". */
function dataEnd(line: string, glance: Glance): DataEnd | null {
  const short = /^(?:227 .*?|PORT )\(?(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3}),(\d{1,3})/i.exec(line)
  if (short !== null) {
    const [a, b, c, d, high, low] = short.slice(1).map((part) => Number(part) & 255)
    return {
      family: 4,
      words: Uint32Array.of(((a << 24) | (b << 16) | (c << 8) | d) >>> 0, 0, 0, 0),
      port: high * 256 + low,
    }
  }
  const extended = /^229 .*\(\|\|\|(\d{1,5})\|\)/.exec(line) ?? /^EPRT \|\d\|[^|]*\|(\d{1,5})\|/i.exec(line)
  if (extended === null) return null
  // Both name the side that sends the line: the server its own port, the client its own.
  return { family: glance.family, words: glance.source.slice(), port: Number(extended[1]) & 0xffff }
}
