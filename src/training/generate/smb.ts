// SMB2 in clear (MS-SMB2): negotiate, tree connect, create, read. In: a session on port 445, names. Out: frames with the names
// in them as UTF-16.

import { ascii, join } from '../frames/bytes'
import { le16, le32 } from './archives'
import type { Session } from './session'
import { sourceOf } from './sources'

const NEGOTIATE = 0
const SESSION_SETUP = 1
const TREE_CONNECT = 3
const CREATE = 5
const CLOSE = 6
const READ = 8
const IS_RESPONSE = 1
/** What is read at once. */
const CHUNK = 65_536
const GUID = new Uint8Array(16).fill(0x5a)

export interface Share {
  session: Session
  messageId: number
  /** Files that were opened; each has an id of its own. */
  opened: number
}

/** Up to a share that stands: `\\FS01\HR$`. */
export function openShare(session: Session, path: string): Share {
  const share = { session, messageId: 0, opened: 0 }
  ask(share, NEGOTIATE, join(le16(36, 1, 1, 0), le32(0), GUID, le32(0, 0), le16(0x0210)))
  answer(
    share,
    NEGOTIATE,
    join(le16(65, 1, 0x0210, 0), GUID, le32(1, CHUNK, CHUNK, CHUNK), new Uint8Array(16), le16(128, 0), le32(0)),
  )
  ask(share, SESSION_SETUP, join(le16(25), [0, 1], le32(0, 0), le16(88, 0), new Uint8Array(8)))
  answer(share, SESSION_SETUP, le16(9, 0, 72, 0))
  const name = utf16(path)
  ask(share, TREE_CONNECT, join(le16(9, 0, 72, name.length), name))
  answer(share, TREE_CONNECT, join(le16(16), [1, 0], le32(0, 0, 0x1f01ff)))
  return share
}

/** Opens a file, reads all of it, the last byte at `until`, and closes it. */
export function readFile(share: Share, name: string, bytes: Uint8Array, until: number) {
  const { session } = share
  const { length } = bytes
  const path = utf16(name)
  const id = new Uint8Array(16).fill(0x11 + share.opened++)
  const access = join(le16(57), [0, 0], le32(2), new Uint8Array(16), le32(0x120089, 0, 7, 1, 0x40))
  ask(share, CREATE, join(access, le16(120, path.length), le32(0, 0), path))
  answer(
    share,
    CREATE,
    join(le16(89), [0, 0], le32(1), new Uint8Array(32), le32(length, 0, length, 0, 0x20, 0), id, le32(0, 0)),
  )
  const start = session.at
  for (let offset = 0; offset < length; offset += CHUNK) {
    const size = Math.min(CHUNK, length - offset)
    session.at = Math.max(session.at, start + Math.floor(((until - start) * (offset + size)) / length))
    ask(share, READ, join(le16(49), [0x50, 0], le32(size, offset, 0), id, le32(1, 0, 0), le16(0, 0), [0]))
    const opening = message(READ, IS_RESPONSE, share.messageId - 1, join(le16(17), [80, 0], le32(size, 0, 0)), size)
    const read = join(opening, bytes.subarray(offset, offset + size))
    session.pour(session.server, read.length, sourceOf(read))
  }
  ask(share, CLOSE, join(le16(24, 0), le32(0), id))
  answer(share, CLOSE, join(le16(60, 0), new Uint8Array(56)))
}

function ask(share: Share, command: number, body: Uint8Array) {
  share.session.say(share.session.client, message(command, 0, share.messageId++, body))
}

function answer(share: Share, command: number, body: Uint8Array) {
  share.session.say(share.session.server, message(command, IS_RESPONSE, share.messageId - 1, body))
}

/** Direct TCP's length (MS-SMB2 section 2.1) and the header of section 2.2.1.2, then the body; `more` bytes follow. */
function message(command: number, flags: number, messageId: number, body: Uint8Array, more = 0): Uint8Array {
  const ids = command <= SESSION_SETUP ? [0, command] : [1, 1]
  const header = join(
    [0xfe],
    ascii('SMB'),
    le16(64, 1),
    le32(0),
    le16(command, 1),
    le32(flags, 0, messageId, 0, 0, ids[0], ids[1], 0),
    new Uint8Array(16),
  )
  const length = header.length + body.length + more
  return join([0, length >>> 16, (length >>> 8) & 0xff, length & 0xff], header, body)
}

function utf16(text: string): Uint8Array {
  return le16(...Array.from(text, (character) => character.charCodeAt(0)))
}
