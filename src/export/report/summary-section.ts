// The first section of a report: the three answers, a sentence for each suspect, the two pictures, and what was not looked at.

import { formatBytes } from '../../verdict/index'
import type { Block } from './blocks'
import { minutes, text, utc } from './phrases'
import type { ReportRecord, SuspectRecord } from './report'

const MOST_HOSTS = 10

export function summaryBlocks(report: ReportRecord): Block[] {
  const { suspects, timeline, hosts, settings, coverage } = report
  const answers = suspects.map(({ sentence, headline }) => sentence || headline)
  return [
    ...(suspects.length === 0 ? [text(report.nothing || 'No row is highlighted.')] : answersOf(suspects)),
    ...(answers.length === 0 ? [] : [{ kind: 'list' as const, items: answers }]),
    text(
      'Likely exfiltration is said of a row with 50 points or more, strong evidence of one with 70; highlighted of a row that sent the threshold or more, or that another signal points at. Points are a list of facts and never a probability. Suspect is what a person took into the tray.',
    ),
    {
      kind: 'picture',
      rows: hosts
        .slice(0, MOST_HOSTS)
        .map(({ label, outBytes }) => ({ label, bytes: outBytes, text: formatBytes(outBytes) })),
      says: `Inside hosts by what they sent out, in ${settings.measure}: the first ${Math.min(MOST_HOSTS, hosts.length)}.`,
    },
    {
      kind: 'chart',
      out: timeline.outBytes,
      in: timeline.inBytes,
      startSeconds: timeline.startMinute * 60,
      stepSeconds: timeline.bucketMinutes * 60,
      gaps: coverage.gaps,
      says: `Out and in by ${minutes(timeline.bucketMinutes)} from ${utc(timeline.startMinute * 60)}, in ${settings.measure}; hatched where no capture covers the time.`,
    },
    { kind: 'title', text: 'Not looked at' },
    { kind: 'list', items: notLooked(report) },
  ]
}

/** The strongest suspect answers the three questions. */
function answersOf(suspects: readonly SuspectRecord[]): Block[] {
  const strongest = suspects.reduce((best, row) => (row.points > best.points ? row : best))
  const more = suspects.length === 1 ? [] : [text(`${suspects.length - 1} more below.`)]
  return [
    {
      kind: 'table',
      header: ['Question', 'Answer'],
      rows: [
        ['Who sends', withNames(strongest, 'inside', strongest.sender)],
        ['Who receives', withNames(strongest, 'outside', strongest.receiver)],
        ['What', strongest.what || 'Nothing is known of the content.'],
      ],
    },
    ...more,
  ]
}

/** Names are second to addresses and carry their source. */
function withNames({ names, site, via }: SuspectRecord, side: 'inside' | 'outside', address: string): string {
  const own = names.filter(({ end }) => end === side)
  const known = own
    .slice(0, 3)
    .map(({ name, source, isClaimed }) => `${name} (${source}${isClaimed ? ', claimed' : ''})`)
  const ofSite = side === 'inside' || site === '' || own.some(({ name }) => name === site) ? [] : [`site ${site}`]
  const by = side === 'inside' || via === '' ? [] : [`by way of ${via}`]
  return [address, ...ofSite, ...known, ...by].join(', ')
}

function notLooked({ captures, notIp, coverage, folded }: ReportRecord): string[] {
  const unread = captures.filter(({ format }) => format === 'unknown')
  const names = unread.length === 0 ? '' : `: ${unread.map(({ name }) => name).join(', ')}`
  return [
    `${unread.length} of ${captures.length} files could not be read${names}.`,
    `${notIp} records hold no IP header that could be counted.`,
    `${coverage.gaps.length} stretches of time lie between the captures.`,
    ...(folded === null
      ? []
      : [
          `${folded.conversations} small conversations were folded: a listed row can lack up to ${folded.lackBytes} bytes.`,
        ]),
    'Encrypted content is not read.',
  ]
}
