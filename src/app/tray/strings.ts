import type { ExportKind, MarkVerdict } from '../../export/index'

export const text = {
  title: 'Suspects',
  empty: 'No suspects yet. Open a row and take it into the tray, or press s.',
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
  redact: 'Labels in place of names and inside addresses',
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
  take: 'Take into the tray',
  untake: 'Remove from the tray',
} as const
