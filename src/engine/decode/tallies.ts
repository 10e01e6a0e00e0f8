// Why a frame was not counted in full. Numbers while reading, sentences in a Summary.

export const TALLY_NONE = 0
export const TALLY_NOT_IP = 1
export const TALLY_LINK_TYPE = 2
export const TALLY_LINK_HEADER = 3
export const TALLY_IP_HEADER = 4
export const TALLY_EXTENSION_HEADER = 5
export const TALLY_TRANSPORT_HEADER = 6
export const TALLY_FRAGMENT = 7
export const TALLY_DEPTH = 8
export const TALLY_NO_BYTES = 9
export const TALLY_NO_TIME = 10

export const TALLY_COUNT = 11

/** Index = number above. */
export const TALLY_REASONS: readonly string[] = [
  '',
  'no IP header',
  'link type not analysed',
  'link header cut or damaged',
  'IP header cut or damaged',
  'IPv6 extension header cut or damaged',
  'TCP or UDP header cut or damaged: counted for the pair only',
  'fragment whose first part was not captured: counted for the pair only',
  'wrapped deeper than 8 layers: counted at the 8th',
  'no bytes captured',
  'no time or an impossible one: left out of charts and windows',
]
