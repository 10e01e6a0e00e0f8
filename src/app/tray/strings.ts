import type { ExportKind, MarkVerdict } from '../../export/index'

export const text = {
  title: 'Suspects',
  empty: 'No suspects yet. Tick a row of the table, or open one and press s.',
  count: (marks: number) => (marks === 1 ? '1 suspect' : `${marks} suspects`),
  to: 'to',
  all: 'all addresses',
  remove: (row: string) => `Remove ${row}`,
  verdict: (row: string) => `Verdict on ${row}`,
  note: (row: string) => `Note on ${row}`,
  notePlaceholder: 'Note',
  verdicts: { open: 'open', likely: 'likely', unlikely: 'unlikely', cleared: 'cleared' } satisfies Record<
    MarkVerdict,
    string
  >,
  redact:
    'Labels in place of names and inside addresses, in every file but the case file; the key is a file of its own',
  direction: 'Directions',
  directions: { both: 'both', out: 'out only', in: 'in only' },
  unsaved: 'Not saved.',
  files: {
    'report.html': 'Report',
    'report.md': 'Report as Markdown',
    'report.json': 'Report as JSON',
    'suspects.csv': 'CSV',
    'suspects.json': 'JSON',
    'case.json': 'Save case file',
  } satisfies Record<ExportKind, string>,
  saved: (names: string) => `Handed to the browser: ${names}.`,
  csvIsLossy: 'A spreadsheet shows CSV safely but not exactly; JSON is the lossless form.',
  carve: 'Carve the packets',
  part: 'Of each conversation',
  parts: { whole: 'all', headers: 'headers only', '1000000': 'the first 1 MB', '100000000': 'the first 100 MB' },
  hash: 'Hash the captures (reads them once more)',
  copyAs: {
    title: 'Copy as a filter or a command line',
    display: 'Wireshark display filter',
    capture: 'Capture filter (BPF)',
    bash: 'tshark, bash',
    powershell: 'tshark, PowerShell',
    merge: 'mergecap, bash',
    copy: (name: string) => `Copy: ${name}`,
  },
  carveNow: 'Carve pcapng',
  carveRedacted:
    'Redacted packets have other inside and hardware addresses with right checksums, and no payload: it would tell names. Volumes and times stay.',
  cancelCarving: 'Cancel carving',
  carveSize: (packets: string, bytes: string, captures: string) =>
    `${packets}, at most about ${bytes}, out of ${captures}.`,
  carving: (read: string, total: string, packets: string) => `Read ${read} of ${total}, ${packets} packets found.`,
  carved: (packets: string, bytes: string, files: string) => `Carved ${packets} packets, ${bytes}, in ${files}.`,
  carveEnded: 'Carving was cancelled. Nothing is left of it.',
  carveFailed: (reason: string) => `E-CARVE: carving stopped: ${reason}. Nothing is left of it; the case is as it was.`,
  carveLost: (captures: string) => `Not all could be read again: ${captures}.`,
  suspect: (row: string) => `Suspect: ${row}`,
  take: 'Take into the tray',
  untake: 'Remove from the tray',
} as const
