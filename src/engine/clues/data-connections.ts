// FTP data connections to come. In: control connections. Out: the command that a connection's end was named for. At most 1,024 of each.

import { type FtpTalk, readFtp } from './ftp'
import type { Facts, Glance } from './glance'

const MOST = 1024

export class DataConnections {
  private readonly talks = new Map<number, FtpTalk>()
  private readonly expected = new Map<string, string>()

  /** One packet of the control connection in this row. */
  readControl(row: number, glance: Glance, facts: Facts): void {
    const talk = this.talks.get(row) ?? { end: null, name: '' }
    const known = readFtp(glance, talk, facts)
    if (known?.end != null) {
      remember(this.expected, keyOf(known.end.family, known.end.words, known.end.port), known.name)
      talk.end = null
      talk.name = ''
    }
    remember(this.talks, row, talk)
  }

  get isExpecting(): boolean {
    return this.expected.size > 0
  }

  /** The command whose data this connection carries, '' when nobody named it. Each is told once. */
  commandOf(glance: Glance): string {
    if (this.expected.size === 0) return ''
    return (
      this.take(keyOf(glance.family, glance.destination, glance.destinationPort)) ||
      this.take(keyOf(glance.family, glance.source, glance.sourcePort))
    )
  }

  private take(key: string): string {
    const name = this.expected.get(key) ?? ''
    if (name !== '') this.expected.delete(key)
    return name
  }
}

function keyOf(family: number, words: Uint32Array, port: number): string {
  return family === 4 ? `4 ${words[0]} ${port}` : `6 ${words.join(' ')} ${port}`
}

/** The oldest goes when there is no room. */
function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value): void {
  if (map.size >= MOST && !map.has(key)) {
    const oldest = map.keys().next()
    if (!oldest.done) map.delete(oldest.value)
  }
  map.set(key, value)
}
