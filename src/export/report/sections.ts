// What a report says, section by section, in the order of report.md section 1. In: the record. Out: sections for any format.

import { shellLine } from '../shell-words'
import type { Block, Section } from './blocks'
import { captureBlocks } from './capture-section'
import { amount, minutes, table, text } from './phrases'
import type { ReportRecord } from './report'
import { summaryBlocks } from './summary-section'
import { asideBlocks, exceptionBlocks, rowTable, suspectBlocks } from './suspect-section'

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
    section('appendix', 'Appendix: all highlighted rows', [
      rowTable([...report.suspects, ...report.cleared, ...report.highlighted]),
    ]),
  ]
}

function section(id: string, title: string, blocks: Block[]): Section {
  return { id, title, blocks }
}

function settingBlocks({ settings, application, system }: ReportRecord): Block[] {
  const holes = settings.inside.filter((network) => network.trim().startsWith('!'))
  const own = settings.inside.filter((network) => !network.trim().startsWith('!'))
  return [
    table(
      ['Setting', 'Value'],
      [
        ['Inside networks', ['the private ranges', ...own].join(', ')],
        ['Outside within them', holes.join(', ') || 'none'],
        ['Time zone', settings.zone],
        ['Threshold', amount(settings.thresholdBytes)],
        ['Window', minutes(settings.windowMinutes)],
        ['Measure', `${settings.measure}: ${COPIES[settings.measure]}`],
        ['Expected transfers', String(settings.exceptions.length)],
        ['Weights', `version ${settings.weights.version}, ${settings.weights.hash}`],
        ['Training pack', settings.pack || 'none'],
        ['Program', application],
        ['System', system || 'not told'],
      ],
    ),
    ...exceptionBlocks(settings),
  ]
}

const COPIES = {
  goodput: 'copies and retransmissions are counted once',
  payload: 'copies and retransmissions are counted each time',
  frame: 'copies and retransmissions are counted each time, with all headers',
}

function commandBlocks({ suspects, captures }: ReportRecord): Block[] {
  const names = captures.filter(({ format }) => format !== 'unknown').map(({ name }) => ({ name }))
  const commands = suspects.flatMap(({ commands: ofRow }) => ofRow)
  if (commands.length === 0) return [text('None.')]
  const facts = shellLine('bash', ['capinfos -TmQ', ...names])
  return [
    text('Whether the files are the same, and what they hold:'),
    { kind: 'lines', lines: ['sha256sum -c SHA256SUMS', ...(facts.ok ? [facts.text] : [])] },
    ...(facts.ok ? [] : [text(facts.message)]),
    text('FILE stands for the capture. The lines hold numbers and addresses only, no name from a capture.'),
    ...commands.flatMap(({ purpose, text: line }): Block[] => [text(purpose), { kind: 'lines', lines: [line] }]),
  ]
}

function custodyBlocks({ custody }: ReportRecord): Block[] {
  return [
    text('This log proves the steps made in Egress only.'),
    table(
      ['Time', 'Step', 'What', 'SHA-256 of the entry before'],
      custody.map(({ at, step, what, before }) => [at, step, what, before]),
    ),
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
