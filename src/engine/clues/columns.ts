// What was seen in clear: facts of a conversation, names of addresses, DNS by client and domain, large ICMP echoes. In: nothing. Out:
// the types of the columns. They are a part of the Summary and add like it: counts add, facts are sets with fixed caps ("the first
// N by time, capture, record"), so that neither order nor grouping of a merge changes them (detection.md section 14).

/** What a fact says; the index in this list is stored. New kinds are added at the end. */
export const CLUE_KINDS = [
  // The protocol recognised in the first bytes: 'tls', 'http', 'ssh', 'ftp', 'smtp', 'smb', 'quic', 'dns', ...
  'protocol',
  'tls-sni',
  'tls-alpn',
  'tls-certificate-name',
  'ja4',
  'quic-sni',
  'http-host',
  // "PUT /path HTTP/1.1": the request line, and apart from it its user agent and what its body claims to be.
  'http-request',
  'http-user-agent',
  'http-content-type',
  'http-file-name',
  'http-length',
  // "STOR customers_q1.zip"; the data connection carries the same fact as 'ftp-data'.
  'ftp-command',
  'ftp-data',
  'smtp-recipient',
  'smtp-attachment',
  'smtp-size',
  'smb-share',
  'smb-name',
  'smb-encrypted',
  'nfs-name',
  'tftp-name',
  'ssh-banner',
  'rdp-cookie',
  'database',
  // A file type by its first bytes: 'ZIP', 'GZIP', 'PDF', ...
  'magic',
  'zip-member',
  'gzip-name',
  // 'text', 'base64-like', 'hex-like', 'binary structured', 'compressed or encrypted'.
  'entropy',
  // 'CSV header', 'private key', 'CREATE TABLE', 'card-like numbers: 3'.
  'marker',
  // The capture holds less than the packet had, where a fact was looked for: "cut at 96 bytes".
  'cut',
] as const
export type ClueKind = (typeof CLUE_KINDS)[number]

/** Facts, at most 50 a conversation: the earliest packet of each (conversation, direction, kind, text). */
export interface ClueColumns {
  count: number
  /** Row of ConversationColumns. */
  conversationIds: Int32Array
  /** Index into CLUE_KINDS. */
  kinds: Uint8Array
  /** 1 when the packet went from b to a, else 0. */
  isBToA: Uint8Array
  /** Index into texts. */
  textIds: Int32Array
  seconds: Float64Array
  nanoseconds: Uint32Array
  /** Capture (index into Summary.captures) and record number (from 1) of that packet. */
  captureIds: Int32Array
  records: Float64Array
  /** At most 255 characters each, exactly as captured (control and bidi characters too): whoever shows them escapes them. */
  texts: string[]
}

/** Where a name of an address was read; the index is stored. */
export const NAME_SOURCES = ['dns', 'sni', 'quic', 'http', 'dhcp', 'netbios', 'mdns', 'certificate'] as const
export type NameSource = (typeof NAME_SOURCES)[number]

/** Names of addresses: the earliest packet of each (address, source, name), at most 16 an address. */
export interface NameColumns {
  count: number
  /** Index into AddressColumns. */
  addressIds: Int32Array
  /** Index into NAME_SOURCES. */
  sources: Uint8Array
  textIds: Int32Array
  seconds: Float64Array
  nanoseconds: Uint32Array
  captureIds: Int32Array
  records: Float64Array
  texts: string[]
}

/** DNS by who asked, whom, and below which registered domain. */
export interface DnsColumns {
  count: number
  clientIds: Int32Array
  serverIds: Int32Array
  /** Index into texts: the registered domain, lower case. */
  domainIds: Int32Array
  queries: Float64Array
  /** Of them TXT and NULL queries. */
  textQueries: Float64Array
  answers: Float64Array
  /** Answers with NXDOMAIN. */
  missing: Float64Array
  /** DNS message bytes of queries, of answers. */
  queryBytes: Float64Array
  answerBytes: Float64Array
  longestName: Uint32Array
  longestLabel: Uint32Array
  /** Earliest query. */
  seconds: Float64Array
  nanoseconds: Uint32Array
  captureIds: Int32Array
  records: Float64Array
  texts: string[]
  /** The 1,024 names of each row with the smallest hashes: exact up to there, a sample beyond (a fixed hash, not the run's seed). */
  names: {
    count: number
    /** Row of DnsColumns. */
    dnsIds: Int32Array
    hashHigh: Uint32Array
    hashLow: Uint32Array
    /** First time the name was asked for. */
    seconds: Float64Array
    /** min(len(sub), len(sub) · H(sub) / 8) in bytes, detection.md section 9. */
    information: Float64Array
  }
  /** The first 16 names of each row by time, for reading what they carry. */
  samples: { count: number; dnsIds: Int32Array; textIds: Int32Array; seconds: Float64Array; nanoseconds: Uint32Array }
}

/** ICMP echoes of at least 256 bytes of IP length, by pair and hour. */
export interface EchoColumns {
  count: number
  /** Row of PairColumns. */
  pairIds: Int32Array
  /** floor(seconds / 3600). */
  hours: Int32Array
  packetsAToB: Float64Array
  packetsBToA: Float64Array
  /** ICMP payload bytes. */
  bytesAToB: Float64Array
  bytesBToA: Float64Array
  /** How many payloads of the hour differ each way, up to 16. */
  distinctAToB: Float64Array
  distinctBToA: Float64Array
  /** The smallest 16 payload hashes of each row each way (fixed hash), by row; 0xffffffff where there are fewer. */
  hashesAToB: Uint32Array
  hashesBToA: Uint32Array
}

/** Nothing seen: the neutral element of adding. */
export function emptySeen(): SeenColumns {
  const ids = new Int32Array(0)
  const sums = new Float64Array(0)
  const words = new Uint32Array(0)
  const bytes = new Uint8Array(0)
  const place = { textIds: ids, seconds: sums, nanoseconds: words, captureIds: ids, records: sums, texts: [] }
  const echoSums = { packetsAToB: sums, packetsBToA: sums, bytesAToB: sums, bytesBToA: sums }
  return {
    clues: { count: 0, conversationIds: ids, kinds: bytes, isBToA: bytes, ...place },
    names: { count: 0, addressIds: ids, sources: bytes, ...place },
    dns: {
      count: 0,
      clientIds: ids,
      serverIds: ids,
      domainIds: ids,
      queries: sums,
      textQueries: sums,
      answers: sums,
      missing: sums,
      queryBytes: sums,
      answerBytes: sums,
      longestName: words,
      longestLabel: words,
      seconds: sums,
      nanoseconds: words,
      captureIds: ids,
      records: sums,
      texts: [],
      names: { count: 0, dnsIds: ids, hashHigh: words, hashLow: words, seconds: sums, information: sums },
      samples: { count: 0, dnsIds: ids, textIds: ids, seconds: sums, nanoseconds: words },
    },
    echoes: {
      count: 0,
      pairIds: ids,
      hours: ids,
      ...echoSums,
      distinctAToB: sums,
      distinctBToA: sums,
      hashesAToB: words,
      hashesBToA: words,
    },
  }
}

/** All that a Summary holds of what was seen in clear. */
export interface SeenColumns {
  clues: ClueColumns
  names: NameColumns
  dns: DnsColumns
  echoes: EchoColumns
}
