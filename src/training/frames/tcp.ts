// Numbers of TCP (RFC 9293).

export const FIN = 0x01
export const SYN = 0x02
export const RST = 0x04
export const PSH = 0x08
export const ACK = 0x10

/** Largest payload of a segment in a 1,500-byte packet without options. */
export const SEGMENT_LENGTH = 1460

/** Options of a SYN: MSS 1,460, SACK permitted, window scale 7. */
export const SYN_OPTIONS = [2, 4, 5, 0xb4, 1, 1, 4, 2, 1, 3, 3, 7]
