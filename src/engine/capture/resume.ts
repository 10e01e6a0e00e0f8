// Going on in the middle of a capture: what a reader knows at a record border, as plain data that crosses to another worker. In: a state.
// Out: a reader that reads on as if it had read all before.

import type { InterfaceDescription } from './pcapng-interface'

export type ReaderState = PcapState | PcapngState | SnoopState

/** Classic pcap: all of its header that matters. */
export interface PcapState {
  format: 'pcap-us' | 'pcap-ns' | 'pcap-modified'
  littleEndian: boolean
  linkType: number
  /** Minor version of the file format: it says in which order the two lengths of a record stand. */
  minorVersion: number
  /** Records read, and the time of the last one: what damage behind it is measured by. */
  records: number
  seconds: number
}

/** pcapng: the section that the border lies in. */
export interface PcapngState {
  format: 'pcapng'
  littleEndian: boolean
  isUnknownVersion: boolean
  /** Interfaces of the section; later ones may stand behind the first `interfaceCount`. */
  interfaces: readonly InterfaceDescription[]
  interfaceCount: number
  /** Sections so far, and interfaces of those before this one. */
  sections: number
  earlierInterfaces: number
  records: number
}

export interface SnoopState {
  format: 'snoop'
  linkType: number
  records: number
}

/** Where reading of a capture that is not compressed can go on. */
export interface ResumeState {
  /** File offset of the first byte that was not used: a record border. */
  offset: number
  reader: ReaderState
}
