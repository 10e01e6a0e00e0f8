// What a report says, section by section, in the order of report.md section 1. In: the record. Out: sections for any format. Bytes are
// exact integers with a rounded figure beside; times are UTC with the epoch beside, and another zone's time is added, never put in place.

import { formatBytes } from '../../verdict/index'
import type { Block, Section } from './blocks'
import type { ReportRecord, SuspectRecord } from './report'

const MOST_HOSTS = 10

export function reportSections(report: ReportRecord): Section[] {
  return [
    section('summary', 'Summary', summaryBlocks(report)),
    section('suspects', 'Suspects', suspectBlocks(report)),
    section('set-aside', 'Highlighted, not suspects', asideBlocks(report)),
    section('settings', 'Settings', settingBlocks(report)),
    section('captures', 'Captures read', captureBlocks(report)),
    section('commands', 'Commands that repeat the numbers', commandBlocks(report)),
    section('custody', 'Custody log', custodyBlocks(report)),
    section('limits', 'Limits', LIMITS),
    section('appendix', 'Appendix: all highlighted rows', [rowTable([...report.suspects, ...report.highlighted])]),
  ]
}

function section(id: string, title: string, blocks: Block[]): Section {
  return { id, title, blocks }
}

function summaryBlocks(report: ReportRecord): Block[] {
  const { suspects, timeline, hosts } = report
  const answers = suspects.map(({ sentence, headline }) => sentence || headline)
  return [
    text(suspects.length === 0 ? report.nothing || 'No row is highlighted.' : answersOf(suspects)),
    ...(answers.length === 0 ? [] : [{ kind: 'list' as const, items: answers }]),
    text(
      'Likely exfiltration is said of a row with 50 points or more, strong evidence of one with 70; points are a list of facts and never a probability. Suspect is what a person took into the tray.',
    ),
    {
      kind: 'picture',
      rows: hosts
        .slice(0, MOST_HOSTS)
        .map(({ label, outBytes }) => ({ label, bytes: outBytes, text: formatBytes(outBytes) })),
      says: `Inside hosts by what they sent out, in ${report.settings.measure}: the first ${Math.min(MOST_HOSTS, hosts.length)}.`,
    },
    {
      kind: 'chart',
      out: timeline.outBytes,
      in: timeline.inBytes,
      says: `Out and in by ${minutes(timeline.bucketMinutes)} from ${utc(timeline.startMinute * 60)}, in ${report.settings.measure}.`,
    },
    text(`Not looked at: ${notLooked(report)}`),
  ]
}

function answersOf(suspects: readonly SuspectRecord[]): string {
  const first = suspects[0]
  const more = suspects.length === 1 ? '' : ` ${suspects.length - 1} more below.`
  return `Who sends: ${first.sender}. Who receives: ${first.site || first.receiver}. What: ${first.what}${more}`
}

function notLooked({ captures, notIp, coverage }: ReportRecord): string {
  const unread = captures.filter(({ format }) => format === 'unknown').length
  return `${unread} of ${captures.length} files could not be read; ${notIp} records hold no IP; ${coverage.gaps.length} stretches of time lie between the captures. Encrypted content is not read.`
}

function suspectBlocks(report: ReportRecord): Block[] {
  const { suspects, notFound } = report
  const blocks = suspects.flatMap((suspect, i) => suspectParts(suspect, i + 1, report.settings.zone))
  if (suspects.some(({ marked }) => marked === null))
    blocks.unshift(text('Nobody marked suspects: these are the rows that the settings highlight.'))
  if (suspects.length === 0) blocks.push(text('None.'))
  for (const { key } of notFound)
    blocks.push(text(`Marked, and not in these captures: ${key.inside} to ${key.site || key.outside || 'all'}.`))
  return blocks
}

function suspectParts(suspect: SuspectRecord, number: number, zone: string): Block[] {
  const { marked, names, evidence, notFired, against, quality } = suspect
  const ways: string[][] = [
    ['goodput', amount(suspect.outGoodputBytes), amount(suspect.inGoodputBytes)],
    ['payload', amount(suspect.outPayloadBytes), amount(suspect.inPayloadBytes)],
    ['frames, in bytes', amount(suspect.outBytes), amount(suspect.inBytes)],
    ['frames', String(suspect.outFrames), String(suspect.inFrames)],
  ]
  return [
    { kind: 'title', text: `${number}. ${suspect.sender} to ${suspect.receiver}` },
    text(suspect.sentence || suspect.headline),
    ...(marked === null ? [] : [text(`Verdict of the analyst: ${marked.verdict}. Note: ${marked.note || 'none'}.`)]),
    {
      kind: 'table',
      header: ['', 'Value'],
      rows: [
        ['What', suspect.what],
        ['Service, and who opened', `${suspect.service}; opened by ${suspect.openedBy}`],
        ['Points', `${suspect.points} of 100`],
        ['First packet', moment(suspect.first, zone)],
        ['Last packet', moment(suspect.last, zone)],
        ['Largest window', `${amount(suspect.windowBytes)}, at most ${amount(suspect.windowAtMost)}`],
        ['From, to', `${moment(suspect.windowStart, zone)}, ${moment(suspect.windowEnd, zone)}`],
        ['PCR', suspect.ratio === null ? 'not known' : suspect.ratio.toFixed(3)],
        ['Conversations', String(suspect.conversations)],
      ],
    },
    { kind: 'table', header: ['Bytes', 'Out', 'In'], rows: ways },
    ...(names.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            header: ['Address', 'Name', 'Source'],
            rows: names.map(({ address, name, source, isClaimed }) => [
              address,
              name,
              isClaimed ? `${source}, claimed` : source,
            ]),
          },
        ]),
    {
      kind: 'table',
      header: ['Reason', 'Points', 'Formula', 'Packets', 'Innocent readings', 'Check'],
      rows: evidence.map((item) => [
        item.says,
        `${item.points} of ${item.of}`,
        item.formula,
        item.packets.map(({ file, first, last }) => `${file} #${first}${last === first ? '' : `–${last}`}`).join('; '),
        item.benign.join(' '),
        item.check,
      ]),
    },
    text('What speaks against it:'),
    { kind: 'list', items: against.length === 0 ? ['Nothing that was measured.'] : against },
    text('Why not higher:'),
    { kind: 'list', items: notFired.map(({ says }) => says) },
    ...(quality.length === 0 ? [] : [{ kind: 'list' as const, items: quality }]),
    ...(suspect.counterfactual === '' ? [] : [text(suspect.counterfactual)]),
  ]
}

function asideBlocks({ highlighted, settings }: ReportRecord): Block[] {
  if (highlighted.length === 0) return [text('None.')]
  return [
    text('These rows are at or above the limits and were not taken into the tray.'),
    rowTable(highlighted),
    ...settings.exceptions.map(({ inside, outside, reason, owner, expires }) =>
      text(
        `Expected: ${inside || 'any'} to ${outside || 'any'}: ${reason} (${owner}${expires === '' ? '' : `, until ${expires}`}).`,
      ),
    ),
  ]
}

function settingBlocks({ settings, application, system }: ReportRecord): Block[] {
  return [
    {
      kind: 'table',
      header: ['Setting', 'Value'],
      rows: [
        ['Inside networks', ['the private ranges', ...settings.inside].join(', ')],
        ['Time zone', settings.zone],
        ['Threshold', amount(settings.thresholdBytes)],
        ['Window', minutes(settings.windowMinutes)],
        ['Measure', settings.measure],
        ['Expected exceptions', String(settings.exceptions.length)],
        ['Weights', `version ${settings.weights.version}, ${settings.weights.hash}`],
        ['Program', application],
        ['System', system || 'not told'],
      ],
    },
  ]
}

function captureBlocks({ captures, coverage, notes }: ReportRecord): Block[] {
  const { gaps } = coverage
  return [
    {
      kind: 'table',
      header: ['File', 'Bytes', 'SHA-256', 'Format', 'Records', 'First', 'Last', 'Copies', 'Cut', 'Dropped'],
      rows: captures.map(({ name, bytes, sha256, format, records, first, last, quality }) => [
        name,
        String(bytes),
        sha256 || 'not hashed',
        format,
        String(records),
        first === null ? 'none' : moment(first, 'UTC'),
        last === null ? 'none' : moment(last, 'UTC'),
        String(quality.copies),
        String(quality.cutFrames),
        String(quality.dropped),
      ]),
    },
    ...list(
      'Problems and notes',
      captures.flatMap(({ problems }) => problems.map(({ code, message }) => `${code}: ${message}`)),
    ),
    ...list(
      'Of all captures',
      notes.map(({ code, message }) => `${code}: ${message}`),
    ),
    ...list(
      'Stretches without a capture',
      gaps.map(([from, to]) => `${utc(from)} to ${utc(to)}`),
    ),
  ]
}

function commandBlocks({ suspects }: ReportRecord): Block[] {
  const commands = suspects.flatMap(({ commands: ofRow }) => ofRow)
  if (commands.length === 0) return [text('None.')]
  return [
    text('FILE stands for the capture. The lines hold numbers and addresses only, no name from a capture.'),
    ...commands.flatMap(({ purpose, text: line }): Block[] => [text(purpose), { kind: 'lines', lines: [line] }]),
  ]
}

function custodyBlocks({ custody }: ReportRecord): Block[] {
  return [
    text('This log proves the steps made in Egress only.'),
    {
      kind: 'table',
      header: ['Time', 'Step', 'What', 'SHA-256 of the entry before'],
      rows: custody.map(({ at, step, what, before }) => [at, step, what, before]),
    },
    text('Collected by: ____  Sensor: ____  Clock source and offset: ____  Legal basis: ____  Storage: ____'),
  ]
}

const LIMITS: Block[] = [
  {
    kind: 'list',
    items: [
      'Content inside TLS and other encryption is not read.',
      'USB sticks and other media are not on the wire (T1052, T1011).',
      'Addresses are not people; NAT and DHCP leases are needed for identity.',
      'Absence of evidence is not evidence of absence.',
    ],
  },
]

function rowTable(rows: readonly SuspectRecord[] | readonly ReportRecord['highlighted'][number][]): Block {
  return {
    kind: 'table',
    header: ['Sender', 'Receiver', 'Largest window', 'Out, frames', 'In, frames', 'Service', 'Points'],
    rows: rows.map((row) => [
      row.sender,
      row.site || row.receiver,
      amount(row.windowBytes),
      amount(row.outBytes),
      amount(row.inBytes),
      row.service,
      String(row.points),
    ]),
  }
}

function list(title: string, items: string[]): Block[] {
  return items.length === 0
    ? []
    : [
        { kind: 'title', text: title },
        { kind: 'list', items },
      ]
}

function text(value: string): Block {
  return { kind: 'text', text: value }
}

function amount(bytes: number): string {
  return bytes < 1000 ? `${bytes}` : `${bytes} (${formatBytes(bytes)})`
}

function minutes(count: number): string {
  return count < 60 ? `${count} min` : `${count / 60} h`
}

function utc(seconds: number): string {
  const date = new Date(seconds * 1000)
  return Number.isNaN(date.getTime()) ? String(seconds) : `${date.toISOString().slice(0, 19)}Z`
}

/** "2015-03-12T02:14:07.123456000Z (1426126447.123456000)", and the same moment in another zone where one is chosen. */
function moment(epoch: string, zone: string): string {
  const [whole, fraction = ''] = epoch.split('.')
  const date = new Date(Number(whole) * 1000)
  if (Number.isNaN(date.getTime()) || epoch === '0.000000000') return 'no time'
  const iso = `${date.toISOString().slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}Z (${epoch})`
  if (zone === 'UTC') return iso
  return `${iso}, ${new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(date)} ${zone}`
}
