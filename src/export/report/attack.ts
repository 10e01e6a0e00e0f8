// Techniques of MITRE ATT&CK that a row's signals could be (report.md section 1). In: a row with its evidence. Out: ids, each marked possible
// by whoever prints it: a technique is what somebody meant to do, and packets do not show that.

import type { SignalId } from '../../verdict/index'
import type { HighlightedRecord } from '../verdict'

export interface Technique {
  /** "T1048.003" */
  id: string
  name: string
  /** The signals that suggest it. */
  because: SignalId[]
}

interface Rule {
  id: string
  name: string
  /** Any of these must have fired. */
  signals: readonly SignalId[]
  /** What the row's service must match, where that decides. */
  service?: RegExp
  /** What the words of those signals must match. */
  says?: RegExp
}

const SENT: readonly SignalId[] = ['volume', 'drip', 'content', 'channel']
const SECRET = /ssh|https|quic|imaps|pop3s|smtps|ftps|domain-s/
const CLEAR = /\bhttp\b|\bftp\b|ftp-data|smtp|tftp|telnet|\bnfs\b|microsoft-ds|rsync/

/** In the order in which they are printed: attack.mitre.org, Enterprise. */
const RULES: readonly Rule[] = [
  { id: 'T1041', name: 'Exfiltration Over C2 Channel', signals: ['channel', 'beacon'] },
  {
    id: 'T1048',
    name: 'Exfiltration Over Alternative Protocol',
    signals: ['volume', 'drip', 'dns', 'icmp', 'content'],
  },
  { id: 'T1048.002', name: 'Exfiltration Over Asymmetric Encrypted Non-C2 Protocol', signals: SENT, service: SECRET },
  { id: 'T1048.003', name: 'Exfiltration Over Unencrypted Non-C2 Protocol', signals: SENT, service: CLEAR },
  { id: 'T1048.003', name: 'Exfiltration Over Unencrypted Non-C2 Protocol', signals: ['dns', 'icmp', 'content'] },
  { id: 'T1567', name: 'Exfiltration Over Web Service', signals: SENT, service: /\bhttps?\b|quic/ },
  { id: 'T1567.002', name: 'Exfiltration to Cloud Storage', signals: ['receiver'], says: /file-sharing or paste site/ },
  { id: 'T1567.003', name: 'Exfiltration to Text Storage Sites', signals: ['receiver'], says: /paste site/ },
  { id: 'T1020', name: 'Automated Exfiltration', signals: ['scheduled', 'drip'] },
  { id: 'T1029', name: 'Scheduled Transfer', signals: ['scheduled'] },
  { id: 'T1030', name: 'Data Transfer Size Limits', signals: ['drip'] },
  { id: 'T1071', name: 'Application Layer Protocol', signals: ['beacon', 'channel'] },
  { id: 'T1071.004', name: 'Application Layer Protocol: DNS', signals: ['dns'] },
  { id: 'T1572', name: 'Protocol Tunneling', signals: ['dns', 'icmp'] },
  { id: 'T1095', name: 'Non-Application Layer Protocol', signals: ['icmp'] },
  { id: 'T1571', name: 'Non-Standard Port', signals: ['misuse'], says: / on port / },
  { id: 'T1074', name: 'Data Staged', signals: ['staging'] },
  { id: 'T1560', name: 'Archive Collected Data', signals: ['entropy'] },
  {
    id: 'T1560',
    name: 'Archive Collected Data',
    signals: ['content'],
    says: /\.(zip|7z|rar|gz|tgz|tar)\b|ZIP|GZIP|RAR|7z/,
  },
]

/** Each technique once, with all signals that suggest it. */
export function techniquesOf({ evidence, service }: Pick<HighlightedRecord, 'evidence' | 'service'>): Technique[] {
  const found = new Map<string, Technique>()
  for (const rule of RULES) {
    if (rule.service !== undefined && !rule.service.test(service)) continue
    const because = evidence
      .filter(({ id, says }) => rule.signals.includes(id) && (rule.says?.test(says) ?? true))
      .map(({ id }) => id)
    if (because.length === 0) continue
    const known = found.get(rule.id)?.because ?? []
    found.set(rule.id, { id: rule.id, name: rule.name, because: [...new Set([...known, ...because])] })
  }
  return [...found.values()]
}
