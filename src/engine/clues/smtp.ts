// Mail in clear (RFC 5321, RFC 2045, RFC 2183): to whom, how large, which attachments. In: packets of a connection to port 25, 465 or 587.

import type { Facts, Glance } from './glance'
import { linesOf, parameterOf } from './text-lines'

export function readSmtp(glance: Glance, facts: Facts): void {
  // A long body of base64 has nothing for us; its parts' headers stand at line starts.
  for (const line of linesOf(glance, 120)) {
    if (/^RCPT TO:/i.test(line))
      facts.clue('smtp-recipient', line.slice(8).replace(/[<>]/g, '').trim().split(/\s/)[0] ?? '')
    else if (/^MAIL FROM:/i.test(line)) {
      const size = /\bSIZE=(\d{1,12})/i.exec(line)
      if (size !== null) facts.clue('smtp-size', size[1])
    } else if (/^(content-(disposition|type):|\s+(file)?name\*?=)/i.test(line)) {
      const name = parameterOf(line, 'filename') || parameterOf(line, 'name')
      if (name !== '') facts.clue('smtp-attachment', name)
    }
  }
}
