// What a reader of clues looks at: the payload of one packet, or the first bytes of a stream that were put together. Reused; nothing may
// keep it. In: set by the looker. Out: facts go to `facts`.

import type { ClueKind, NameSource } from './columns'

/** Takes what was found. */
export interface Facts {
  /** A fact of the conversation, in the direction of the packet. */
  clue(kind: ClueKind, text: string): void
  /** A name of the packet's sender or receiver. */
  nameOfSource(source: NameSource, name: string): void
  nameOfDestination(source: NameSource, name: string): void
  /** A name of any address: four words, IPv4 in the first. */
  name(family: number, words: Uint32Array, source: NameSource, name: string): void
}

export class Glance {
  view: DataView = new DataView(new ArrayBuffer(0))
  /** Payload [at, end) in the view, as far as it was captured. */
  at = 0
  end = 0
  /** Payload length on the wire; above end - at when the capture cut it. */
  wireLength = 0
  sourcePort = -1
  destinationPort = -1
  isTcp = false
  /** 4 or 6, and the addresses' words as in Packet. */
  family = 4
  readonly source = new Uint32Array(4)
  readonly destination = new Uint32Array(4)

  get length(): number {
    return this.end - this.at
  }

  /** Byte `offset` of the payload, -1 outside it: an offset made from lengths that lie may be negative too. */
  byte(offset: number): number {
    const at = this.at + offset
    return offset >= 0 && at < this.end ? this.view.getUint8(at) : -1
  }

  /** Two bytes, most significant first, -1 outside the payload. */
  word(offset: number): number {
    const at = this.at + offset
    return offset >= 0 && at + 2 <= this.end ? this.view.getUint16(at) : -1
  }

  /** Whether the payload has these characters at `offset`. */
  has(text: string, offset = 0): boolean {
    if (offset < 0 || this.at + offset + text.length > this.end) return false
    for (let i = 0; i < text.length; i++) {
      if (this.view.getUint8(this.at + offset + i) !== text.charCodeAt(i)) return false
    }
    return true
  }

  /** Whether one end of the packet has this port. */
  hasPort(port: number): boolean {
    return this.sourcePort === port || this.destinationPort === port
  }

  /** Bytes [from, to) of the payload as Latin-1 text, at most 4 kB. */
  latin1(from: number, to: number): string {
    const start = this.at + from
    const end = Math.min(this.at + to, this.end, start + 4096)
    let text = ''
    for (let at = start; at < end; at++) text += String.fromCharCode(this.view.getUint8(at))
    return text
  }
}

/** A reader of clues answers whether it wants the bytes that follow, put behind these. */
export type Wish = 'done' | 'more'
