// The sections of suspects, of what was set aside, and of all rows. In: the record. Out: blocks.

import type { HighlightedRecord } from '../verdict'
import type { Block } from './blocks'
import { amount, moment, table, text, titledList, utc } from './phrases'
import type { DetailedSuspect, ReportRecord } from './report'
import type { Flow, SuspectFacts } from './suspect-facts'

export function suspectBlocks(report: ReportRecord): Block[] {
  const { suspects, notFound } = report
  const detailed = suspects.filter(({ facts }) => facts !== null)
  const blocks = detailed.flatMap((suspect, i) => suspectParts(suspect, i + 1, report.settings.zone))
  if (suspects.some(({ marked }) => marked === null))
    blocks.unshift(text('Nobody marked suspects: these are the rows that the settings highlight.'))
  if (suspects.length === 0) blocks.push(text('None.'))
  if (detailed.length < suspects.length)
    blocks.push(text(`${suspects.length - detailed.length} more stand in the appendix with their numbers alone.`))
  for (const { key } of notFound)
    blocks.push(text(`Marked, and not in these captures: ${key.inside} to ${key.site || key.outside || 'all'}.`))
  return blocks
}

function suspectParts(suspect: DetailedSuspect, number: number, zone: string): Block[] {
  const { marked, names, facts } = suspect
  return [
    { kind: 'title', text: `${number}. ${suspect.sender} to ${suspect.receiver}` },
    text(suspect.sentence || suspect.headline),
    ...(marked === null ? [] : [text(`Verdict of the analyst: ${marked.verdict}. Note: ${marked.note || 'none'}.`)]),
    factTable(suspect, zone),
    table(
      ['Bytes', 'Out', 'In'],
      [
        ['goodput', amount(suspect.outGoodputBytes), amount(suspect.inGoodputBytes)],
        ['payload', amount(suspect.outPayloadBytes), amount(suspect.inPayloadBytes)],
        ['frames, in bytes', amount(suspect.outBytes), amount(suspect.inBytes)],
        ['frames', String(suspect.outFrames), String(suspect.inFrames)],
      ],
    ),
    ...(names.length === 0
      ? []
      : [
          table(
            ['Address', 'Name', 'Source'],
            names.map(({ address, name, source, isClaimed }) => [
              address,
              name,
              isClaimed ? `${source}, claimed` : source,
            ]),
          ),
        ]),
    ...reasonBlocks(suspect),
    ...(facts === null ? [] : factBlocks(facts, zone)),
  ]
}

function factTable(suspect: DetailedSuspect, zone: string): Block {
  return table(
    ['', 'Value'],
    [
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
  )
}

function reasonBlocks({ evidence, against, notFired, quality, counterfactual, exact }: DetailedSuspect): Block[] {
  return [
    table(
      ['Reason', 'Points', 'Formula', 'Packets', 'Innocent readings', 'Check'],
      evidence.map((item) => [
        item.says,
        `${item.points} of ${item.of}`,
        item.formula,
        packetText(item.packets),
        item.benign.join('; '),
        item.check,
      ]),
    ),
    text('What speaks against it:'),
    { kind: 'list', items: against.length === 0 ? ['Nothing that was measured.'] : against },
    text('Why not higher:'),
    { kind: 'list', items: notFired.map(({ says }) => says) },
    ...(quality.length === 0 ? [] : [{ kind: 'list' as const, items: quality }]),
    ...(exact === '' ? [] : [text(exact)]),
    ...(counterfactual === '' ? [] : [text(counterfactual)]),
  ]
}

/** Each packet once: several facts can stand in one. */
function packetText(packets: readonly { file: string; first: number; last: number }[]): string {
  const texts = packets.map(({ file, first, last }) => `${file} #${first}${last === first ? '' : `–${last}`}`)
  return [...new Set(texts)].join('; ')
}

function factBlocks(facts: SuspectFacts, zone: string): Block[] {
  return [...flowBlocks(facts, zone), ...clueBlocks(facts), ...placeBlocks(facts), ...techniqueBlocks(facts)]
}

function flowBlocks({ flows, flowsInAll, flowsWith }: SuspectFacts, zone: string): Block[] {
  if (flows.length === 0) return []
  return [
    text(
      `Conversations with ${flowsWith}: ${flows.length} of ${flowsInAll}, the largest first. Community ID is version 1, seed 0.`,
    ),
    table(
      ['Protocol, ports', 'Community ID', 'Out, goodput', 'In, goodput', 'First, last'],
      flows.map((flow) => [
        portText(flow),
        flow.communityId ?? 'none',
        amount(flow.outGoodputBytes),
        amount(flow.inGoodputBytes),
        `${moment(flow.first, zone)}, ${moment(flow.last, zone)}`,
      ]),
    ),
  ]
}

/** "tcp 61527 → 21 ftp" */
function portText({ protocol, senderPort, receiverPort, service }: Flow): string {
  const ports = senderPort < 0 ? '' : ` ${senderPort} → ${receiverPort}`
  return `${protocol}${ports}${service === '' ? '' : ` ${service}`}`
}

function clueBlocks({ clues, cluesInAll }: SuspectFacts): Block[] {
  if (clues.length === 0) return []
  return [
    text(
      `Seen in clear: the first ${clues.length} of ${cluesInAll}. Whoever sent a packet can write anything into it.`,
    ),
    table(
      ['Kind', 'Text', 'Way', 'Time', 'Packet'],
      clues.map(({ kind, text: said, isOut, seconds, file, record }) => [
        kind,
        said,
        isOut ? 'out' : 'in',
        utc(seconds),
        `${file} #${record}`,
      ]),
    ),
  ]
}

function placeBlocks({ places }: SuspectFacts): Block[] {
  return titledList(
    'Files, and the packets among which its packets lie',
    places.map(({ file, first, last }) => `${file} #${first}–${last}`),
  )
}

function techniqueBlocks({ techniques }: SuspectFacts): Block[] {
  return titledList(
    'ATT&CK techniques that are possible',
    techniques.map(({ id, name, because }) => `${id} ${name}: possible, by ${because.join(', ')}`),
  )
}

export function asideBlocks({ highlighted, cleared, settings }: ReportRecord): Block[] {
  if (highlighted.length + cleared.length === 0) return [text('None.')]
  return [
    ...(cleared.length === 0
      ? []
      : [
          text('Taken into the tray and cleared by the analyst:'),
          table(
            ['Sender', 'Receiver', 'Largest window', 'Points', 'Reason', 'When'],
            cleared.map((row) => [
              row.sender,
              row.site || row.receiver,
              amount(row.windowBytes),
              String(row.points),
              row.marked?.note || 'no reason was written',
              row.clearedAt || 'not in the custody log',
            ]),
          ),
        ]),
    ...(highlighted.length === 0
      ? []
      : [
          text('At or above the limits, and not taken into the tray:'),
          rowTable(highlighted),
          ...titledList(
            'What the rules say against them',
            highlighted.flatMap((row) =>
              row.against.slice(0, 1).map((why) => `${row.sender} to ${row.site || row.receiver}: ${why}`),
            ),
          ),
        ]),
    ...exceptionBlocks(settings),
  ]
}

/** Transfers that somebody said are expected: they lower a rank and hide nothing. */
export function exceptionBlocks({ exceptions }: ReportRecord['settings']): Block[] {
  return titledList(
    'Expected transfers',
    exceptions.map(
      ({ inside, outside, reason, owner, expires }) =>
        `Expected: ${inside || 'any'} to ${outside || 'any'}: ${reason} (${owner}${expires === '' ? '' : `, until ${expires}`}).`,
    ),
  )
}

export function rowTable(rows: readonly HighlightedRecord[]): Block {
  return table(
    ['Sender', 'Receiver', 'Largest window', 'Out, frames', 'In, frames', 'Service', 'Points'],
    rows.map((row) => [
      row.sender,
      row.site || row.receiver,
      amount(row.windowBytes),
      amount(row.outBytes),
      amount(row.inBytes),
      row.service,
      String(row.points),
    ]),
  )
}
