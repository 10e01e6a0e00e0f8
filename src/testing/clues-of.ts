// What the engine says was named in clear, as lines. In: frames. Out: "kind: text" of conversations, "source address name" of addresses.

import { CLUE_KINDS, formatAddress, NAME_SOURCES } from '../engine/index'
import { buildPcap } from './build-pcap'
import type { TestFrame } from './frame'
import { readCapture } from './read-capture'

/** Clues of all conversations: "tls-sni: files.example". */
export function cluesOf(frames: TestFrame[]): string[] {
  const { clues } = readCapture(buildPcap(frames)).seen
  return Array.from(
    { length: clues.count },
    (_, i) => `${CLUE_KINDS[clues.kinds[i]]}: ${clues.texts[clues.textIds[i]]}`,
  )
}

/** Names of addresses: "sni 203.0.113.9 files.example". */
export function namesOf(frames: TestFrame[]): string[] {
  const { addresses, seen } = readCapture(buildPcap(frames))
  const { names } = seen
  return Array.from({ length: names.count }, (_, i) => {
    const id = names.addressIds[i]
    const address = formatAddress(addresses.families[id], addresses.words, id * 4)
    return `${NAME_SOURCES[names.sources[i]]} ${address} ${names.texts[names.textIds[i]]}`
  })
}

/** A byte for each character, which must be Latin-1. */
export function latin1(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}
