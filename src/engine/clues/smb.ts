// SMB 2 and 3 in clear (MS-SMB2): which share, which file. In: the start of a message behind the NetBIOS session header. Out: tree paths,
// file names, and that it is encrypted where it is.

import type { Facts, Glance } from './glance'

const HEADER = 64
const COMMAND_TREE_CONNECT = 3
const COMMAND_CREATE = 5
const FLAG_RESPONSE = 1
const LONGEST_NAME = 510
const SESSION_HEADER = 4

export function looksLikeSmb(glance: Glance): boolean {
  return (
    glance.byte(0) === 0 && (glance.has('\u00feSMB', 4) || glance.has('\u00fdSMB', 4) || glance.has('\u00ffSMB', 4))
  )
}

export function readSmb(glance: Glance, facts: Facts): void {
  if (glance.has('\u00fdSMB', SESSION_HEADER)) {
    facts.clue('smb-encrypted', 'SMB3 encryption')
    return
  }
  let at = SESSION_HEADER
  // Compounded requests follow each other by NextCommand.
  for (let i = 0; i < 8 && glance.has('\u00feSMB', at); i++) {
    readRequest(glance, at, facts)
    const next = littleWord(glance, at + 20) + littleWord(glance, at + 22) * 0x1_0000
    if (next <= 0) return
    at += next
  }
}

function readRequest(glance: Glance, at: number, facts: Facts): void {
  if ((glance.byte(at + 16) & FLAG_RESPONSE) !== 0) return
  const command = littleWord(glance, at + 12)
  const body = at + HEADER
  if (command === COMMAND_TREE_CONNECT) tell(glance, at, body + 4, facts, 'smb-share')
  if (command === COMMAND_CREATE) tell(glance, at, body + 44, facts, 'smb-name')
}

/** Offset (from the header) and length of a UTF-16LE name stand at `field`. */
function tell(glance: Glance, header: number, field: number, facts: Facts, kind: 'smb-share' | 'smb-name'): void {
  const offset = littleWord(glance, field)
  const length = Math.min(littleWord(glance, field + 2), LONGEST_NAME)
  if (offset < HEADER || length <= 0) return
  let name = ''
  for (let i = 0; i + 1 < length; i += 2) {
    const unit = littleWord(glance, header + offset + i)
    if (unit < 0) return
    name += String.fromCharCode(unit)
  }
  facts.clue(kind, name)
}

function littleWord(glance: Glance, at: number): number {
  const high = glance.byte(at + 1)
  return high < 0 ? -1 : glance.byte(at) | (high << 8)
}
