// Signals "content", "misuse" and "entropy": what data, and whether it travels where it belongs (detection.md sections 9 and 10). Only what
// went out decides; of a file that was pulled from an inside server that is the answer.

import { serviceName } from '../../engine/index'
import { counted } from '../evidence/clock'
import { type Fact, factsOf, packetsOf, protocolsOf } from '../evidence/clues'
import { type Field, type Finding, firstPackets } from '../evidence/finding'
import type { Measured } from '../evidence/subject'
import { WEIGHTS } from '../evidence/weights'
import { responderPort } from '../responder'
import { formatBytes } from '../threshold'

const { contentBytes, misuseBytes } = WEIGHTS.limits

/** Kinds that name a thing or mark what it is. */
const NAMING: ReadonlySet<string> = new Set([
  'http-file-name',
  'ftp-command',
  'ftp-data',
  'smtp-attachment',
  'smb-name',
  'nfs-name',
  'tftp-name',
  'magic',
  'zip-member',
  'gzip-name',
  'marker',
])

/** Commands that push; a RETR is a pull, whose data goes the other way. */
const PUSHES = /^(STOR|APPE|STOU)\b/i
/** Archives, databases, office and key files. */
const VALUABLE =
  /\.(zip|7z|rar|gz|tgz|bz2|xz|zst|tar|sql|db|sqlite|mdb|accdb|bak|dmp|pst|ost|docx?|xlsx?|pptx?|csv|pdf|pem|key|pfx|p12|kdbx|ovpn)\b/i

export function contentSignal(field: Field, measured: Measured): Finding {
  const facts = namedFacts(factsOf(field, measured))
  const fired = measured.isCrossing && facts.length > 0 && measured.outGoodput >= contentBytes
  return {
    id: 'content',
    fired,
    strength: fired ? 1 : 0,
    observed: facts.length,
    unit: 'names and markers going out in clear',
    threshold: 1,
    formula: 'a name or marker in clear payload, and >= 100 kB out',
    window: facts.length === 0 ? null : [facts[0].seconds, facts[facts.length - 1].seconds],
    says: () => (facts.length === 0 ? 'Nothing is named in clear.' : contentText(facts, measured)),
    packets: () => packetsOf(field, facts),
    benign: ['an agreed delivery'],
    check: 'Read the names in the packets.',
  }
}

/** Names and markers of what went out. */
export function namedFacts(facts: readonly Fact[]): Fact[] {
  return facts.filter(({ kind, text, isOut }) => {
    if (!NAMING.has(kind)) return false
    return kind === 'ftp-command' ? PUSHES.test(text) || (!isOut && /^RETR\b/i.test(text)) : isOut
  })
}

/** Whether an archive, a database, an office or a key file goes out by name or by its first bytes. */
export function hasValuable(facts: readonly Fact[]): boolean {
  return namedFacts(facts).some(
    ({ kind, text }) => kind === 'marker' || VALUABLE.test(text) || (kind === 'magic' && !/jpe?g|png|gif/i.test(text)),
  )
}

function contentText(facts: readonly Fact[], { outGoodput }: Measured): string {
  const named = facts.slice(0, 2).map(factText)
  const more = facts.length > 2 ? `, and ${counted(facts.length - 2, 'more')}`.replace(/s$/, '') : ''
  const little = outGoodput < contentBytes ? ` Only ${formatBytes(outGoodput)} went out.` : ''
  return `Seen in clear: ${named.join('; ')}${more}.${little}`
}

/** "STOR customers_q1.zip", "attachment plan.docx", "starts like a ZIP file". */
export function factText({ kind, text }: Fact): string {
  const before: Record<string, string> = {
    'ftp-data': 'FTP data',
    'http-file-name': 'HTTP file',
    'smtp-attachment': 'attachment',
    'smb-name': 'SMB file',
    'nfs-name': 'NFS file',
    'tftp-name': 'TFTP file',
    'zip-member': 'ZIP member',
    'gzip-name': 'GZIP of',
    marker: 'marker',
  }
  if (kind === 'magic') return `it starts like ${text}`
  return `${before[kind] ?? ''} ${text}`.trimStart()
}

/** Ports whose traffic should not leave a network in clear, or at all (detection.md section 9). */
const UNFIT_PORTS: ReadonlyMap<number, string> = new Map([
  [20, 'clear FTP'],
  [21, 'clear FTP'],
  [23, 'telnet'],
  [69, 'TFTP'],
  [139, 'SMB'],
  [445, 'SMB'],
  [873, 'rsync'],
  [1433, 'a database'],
  [1521, 'a database'],
  [2049, 'NFS'],
  [3306, 'a database'],
  [3389, 'RDP'],
  [5432, 'a database'],
  [5900, 'VNC'],
  [27017, 'a database'],
])

/** Where each recognised protocol belongs; other ports are odd. */
const HOME_PORTS: Readonly<Record<string, readonly number[]>> = {
  http: [80, 81, 591, 3128, 8000, 8008, 8080, 8081, 8088, 8888, 5985, 9200, 631, 1900],
  tls: [
    443, 465, 563, 587, 636, 853, 989, 990, 992, 993, 994, 995, 1194, 2376, 3269, 3389, 4443, 5061, 5223, 5228, 5349,
    5671, 5986, 6443, 6697, 8443, 8883, 9443, 21, 25, 110, 143, 389, 5222, 3306, 5432, 1433,
  ],
  ssh: [22, 2222],
  smtp: [25, 465, 587, 2525],
  ftp: [21, 990, 2121],
  dns: [53, 853, 5353, 5355],
}

interface Misuse {
  conversationId: number
  text: string
  bytes: number
}

export function misuseSignal(field: Field, measured: Measured): Finding {
  const found = measured.isCrossing ? misusesOf(field, measured) : []
  const bytes = found.reduce((all, each) => all + each.bytes, 0)
  const fired = found.length > 0 && bytes >= misuseBytes
  return {
    id: 'misuse',
    fired,
    strength: fired ? 1 : 0,
    observed: found.length === 0 ? null : bytes,
    unit: 'bytes out',
    threshold: misuseBytes,
    formula: 'a protocol on a port that says otherwise, or a service that should not leave in clear, and >= 100 kB out',
    window: null,
    says: () =>
      found.length === 0
        ? 'Its protocols are where they belong.'
        : `${formatBytes(bytes)} went out by ${[...new Set(found.map(({ text }) => text))].slice(0, 2).join(' and ')}.`,
    packets: () => firstPackets(field, measured),
    benign: ['a service on a port of its own', 'an agreed delivery by FTP'],
    check: 'Follow the stream in Wireshark.',
  }
}

function misusesOf(field: Field, measured: Measured): Misuse[] {
  const columns = field.judgement.summary.conversations
  const facts = factsOf(field, measured)
  const protocols = protocolsOf(facts)
  const clearFtp = new Set(facts.filter(({ kind }) => kind === 'ftp-data').map(({ conversationId }) => conversationId))
  const found: Misuse[] = []
  measured.conversations.forEach((id, i) => {
    const port = responderPort(columns, id)
    const bytes = measured.isFlipped[i] === 1 ? columns.goodputBToA[id] : columns.goodputAToB[id]
    const protocol = protocols.get(id) ?? ''
    const unfit = clearFtp.has(id) ? 'clear FTP' : UNFIT_PORTS.get(port)
    const odd = oddText(protocol, columns.protocols[id], port)
    if (bytes === 0) return
    // TLS inside makes a clear service none.
    if (unfit !== undefined && protocol !== 'tls') found.push({ conversationId: id, text: unfit, bytes })
    else if (odd !== '') found.push({ conversationId: id, text: odd, bytes })
  })
  return found
}

/** "TLS on port 4782", "SSH on port 443 (https)", or ''. */
function oddText(protocol: string, ipProtocol: number, port: number): string {
  const home = HOME_PORTS[protocol]
  if (home === undefined || port < 0 || home.includes(port)) return ''
  const service = serviceName(ipProtocol, port)
  return `${protocol.toUpperCase()} on port ${port}${service === '' ? '' : ` (${service})`}`
}

/** Protocols that carry their content in clear. */
const CLEAR = new Set(['http', 'ftp', 'ftp-data', 'smtp', 'dns', 'telnet', 'tftp', 'nfs'])
const ENCRYPTED_LOOK = 'compressed or encrypted'

export function entropySignal(field: Field, measured: Measured): Finding {
  const facts = factsOf(field, measured)
  const protocols = protocolsOf(facts)
  const dense = facts.filter(
    ({ kind, text, isOut, conversationId }) =>
      kind === 'entropy' && isOut && text === ENCRYPTED_LOOK && CLEAR.has(protocols.get(conversationId) ?? ''),
  )
  const fired = measured.isCrossing && dense.length > 0
  return {
    id: 'entropy',
    fired,
    strength: fired ? 1 : 0,
    observed: dense.length,
    unit: 'conversations',
    threshold: 1,
    formula: 'entropy >= 0.98 of the expected value at >= 4 KiB, on a protocol that is not encrypted',
    window: null,
    says: () =>
      fired
        ? 'What went out over a clear protocol is compressed or encrypted.'
        : 'No clear protocol carries ciphertext out.',
    packets: () => packetsOf(field, dense),
    benign: ['archives, pictures and films are compressed'],
    check: 'Look at the first bytes of the stream.',
  }
}
